/** What a step does in every layer: maps on the way there, gradients on the way back, weights before and after. */

import { Tooltip } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import { nodeName } from "../../core/layers";
import { layersInOrder } from "../../core/order";
import { formatValue } from "../../i18n/numbers";
import { useAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { latestItem } from "../../state/frames";
import type { ReplayAnswer, ReplayedLayer } from "../../wire/messages.gen";
import type { Graph, NodeId } from "../../wire/types";
import { useHasItem } from "../node/useHasItem";
import { STEP_WATCH } from "./replay";
import classes from "./Step.module.css";
import { line, mapsStrip } from "./strip";

interface LayerRowsProps {
  readonly answer: ReplayAnswer;
  readonly graph: Graph;
  readonly opened: NodeId | null;
  readonly onOpen: (node: NodeId | null) => void;
}

export function LayerRows({ answer, graph, opened, onOpen }: LayerRowsProps) {
  const { t } = useTranslation("step");
  const rows = layersInOrder(graph).filter((id) => id in answer.layers);
  const place = answer.sample.place + 1;
  return (
    <section className={classes.part} aria-label={t("layers.title")}>
      <h2>{t("layers.title")}</h2>
      <p className={classes.about}>{t("layers.about")}</p>
      <div className={classes.scroll}>
        <table className={classes.layers}>
          <thead>
            <tr>
              <th scope="col">{t("layers.layer")}</th>
              <th scope="col">{t("layers.maps", { place })}</th>
              <th scope="col">{t("layers.gradients")}</th>
              {(["arriving", "gradient", "weights", "update", "ratio"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`layers.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((id) => (
              <Fragment key={id}>
                <Row
                  id={id}
                  graph={graph}
                  layer={answer.layers[id] as ReplayedLayer}
                  isOpen={id === opened}
                  onOpen={() => onOpen(id === opened ? null : id)}
                />
                {id === opened && <Weights id={id} />}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  readonly id: NodeId;
  readonly graph: Graph;
  readonly layer: ReplayedLayer;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Row({ id, graph, layer, isOpen, onOpen }: RowProps) {
  const { t } = useTranslation("step");
  const node = graph.nodes[id];
  const analysis = useAnalysis((state) => state.analysis?.nodes[id] ?? null);
  const entry = useCatalog((catalog) => catalog.layers.get(node?.type ?? ""));
  if (!node) return null;
  const name = nodeName(node, analysis, entry);
  const shape = analysis?.shape ?? null;
  const { arriving, gradient, before, update } = layer;
  return (
    <tr>
      <th scope="row">
        {before === null ? (
          name
        ) : (
          <Tooltip label={t("layers.open", { name })}>
            <button
              type="button"
              className={classes.opener}
              aria-expanded={isOpen}
              aria-label={t("layers.open", { name })}
              onClick={onOpen}
            >
              {name}
            </button>
          </Tooltip>
        )}
      </th>
      {(["activations", "gradients"] as const).map((kind) => (
        <td key={kind}>
          {shape && (kind === "activations" || arriving !== null) && (
            <MapCanvas
              node={id}
              kind={kind}
              face={mapsStrip(shape)}
              density={2}
              watch={STEP_WATCH}
              {...(node.type === "input" && { table: "grey" })}
            />
          )}
        </td>
      ))}
      <Value value={arriving} />
      {before !== null && gradient === null ? <td>{t("layers.locked")}</td> : <Value value={gradient} />}
      <Value value={before} />
      <Value value={update} />
      <Value value={update !== null && before ? update / before : null} />
    </tr>
  );
}

function Value({ value }: { readonly value: number | null }) {
  return <td className={classes.value}>{value === null ? "" : formatValue(value)}</td>;
}

const WEIGHTS = [
  ["filters", "before"],
  ["filters_gradient", "weightGradient"],
  ["filters_change", "change"],
  ["filters_after", "after"],
] as const;

/** The first filters of the opened layer around the update. */
function Weights({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("step");
  const has = useHasItem(id, "filters_after", STEP_WATCH);
  const item = has ? latestItem(id, "filters", STEP_WATCH) : null;
  if (!item) return null;
  const shown = item.isColour ? Math.floor(item.tiles / 3) : item.tiles;
  const face = line(Math.min(shown, 12), item.height, item.width);
  return (
    <tr className={classes.weights}>
      <td colSpan={8}>
        <dl>
          {WEIGHTS.map(([kind, title]) => (
            <div key={kind}>
              <dt>{t(`layers.${title}`)}</dt>
              <dd>
                <MapCanvas node={id} kind={kind} face={face} density={2} watch={STEP_WATCH} />
              </dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  );
}
