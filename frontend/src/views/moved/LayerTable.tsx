/** Layer by layer: how far the maps moved along with the picture, and what of them stayed. */

import { Tooltip } from "@mantine/core";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import { densityFor } from "../../canvas/zoom";
import { isStill } from "../../core/moving";
import { layersInOrder } from "../../core/order";
import { formatPercent, formatValue } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useAnalysis } from "../../state/analysis";
import { nodeTitle } from "../../state/cards";
import { useProbe } from "../../state/probe";
import type { Graph, GraphNode, NodeId } from "../../wire/types";
import classes from "./Moved.module.css";
import { type Equivariance, type LayerMeasure, useEquivariance } from "./measuring";
import { AFTER, BEFORE, faceOfNode } from "./watching";

interface LayerTableProps {
  readonly graph: Graph;
  readonly shown: NodeId | null;
  readonly onShow: (node: NodeId) => void;
}

const COLUMNS = ["cells", "maps", "inside", "maximum", "mean", "change"] as const;

export function LayerTable({ graph, shown, onShow }: LayerTableProps) {
  const { t } = useTranslation("moved");
  const still = useProbe(({ move }) => isStill(move));
  const isTurned = useProbe(({ move }) => move.turn !== 0);
  const { answer, problem } = useEquivariance(!still);
  return (
    <section>
      <p className={classes.intro}>
        {t("layers.intro")} {isTurned && t("layers.turned")}
      </p>
      {shown !== null && graph.nodes[shown] && <BothMaps graph={graph} id={shown} node={graph.nodes[shown]} />}
      {still && <p className={classes.hint}>{t("layers.still")}</p>}
      {!still && problem && (
        <p role="alert" className={classes.hint}>
          {t("layers.failed")}: {problemText(problem)}
        </p>
      )}
      <p className={classes.hint}>{t("layers.legend")}</p>
      <div className={classes.scroll}>
        <table className={classes.layers} data-testid="moved-layers">
          <thead>
            <tr>
              <th scope="col">{t("layers.layer")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  <Tooltip label={t(`layers.${column}_hint`)} multiline w={280}>
                    <span>{t(`layers.${column}`)}</span>
                  </Tooltip>
                </th>
              ))}
            </tr>
          </thead>
          <Rows graph={graph} shown={shown} onShow={onShow} measured={still || problem ? null : answer} />
        </table>
      </div>
    </section>
  );
}

interface RowsProps extends LayerTableProps {
  readonly measured: Equivariance | null;
}

/** The pointer moves the picture far more often than measures come. */
const Rows = memo(function Rows({ graph, shown, onShow, measured }: RowsProps) {
  const { t } = useTranslation("moved");
  const measures = new Map((measured?.nodes ?? []).map((each) => [each.node, each]));
  return (
    <tbody>
      {layersInOrder(graph).map((id) => {
        const node = graph.nodes[id] as GraphNode;
        const name = nodeTitle(id, node);
        return (
          <tr key={id} data-node={id} data-shown={id === shown || undefined}>
            <th scope="row">
              <button type="button" title={t("layers.show", { name })} onClick={() => onShow(id)}>
                {name}
              </button>
            </th>
            <Measures of={measures.get(id)} />
          </tr>
        );
      })}
    </tbody>
  );
});

function Measures({ of }: { readonly of: LayerMeasure | undefined }) {
  const { t } = useTranslation("moved");
  if (!of) return COLUMNS.map((column) => <td key={column} />);
  const isPlaceless = of.cells === undefined;
  const inside = of.inside_units === 0 ? t("layers.inside_none") : share(of.inside);
  return (
    <>
      <td>{of.cells?.map((cells) => formatValue(cells)).join("; ")}</td>
      <td>{!isPlaceless && <Bar value={of.error} />}</td>
      <td>{!isPlaceless && inside}</td>
      <td>{!isPlaceless && share(of.maximum)}</td>
      <td>{!isPlaceless && share(of.mean)}</td>
      <td>{isPlaceless && share(of.change)}</td>
    </>
  );
}

function Bar({ value }: { readonly value: number | null | undefined }) {
  return (
    <span className={classes.measure}>
      <span className={classes.bar} style={{ inlineSize: `${48 * Math.min(1, value ?? 0)}px` }} />
      {share(value)}
    </span>
  );
}

function share(value: number | null | undefined): string {
  return value == null ? "–" : formatPercent(value);
}

interface BothMapsProps {
  readonly graph: Graph;
  readonly id: NodeId;
  readonly node: GraphNode;
}

function BothMaps({ graph, id, node }: BothMapsProps) {
  const { t } = useTranslation("moved");
  const analysis = useAnalysis((state) => state.analysis);
  const face = useMemo(() => faceOfNode(graph, analysis, id), [graph, analysis, id]);
  if (face.kind !== "maps" && face.kind !== "vector" && face.kind !== "image") return null;
  const isInput = face.kind === "image";
  const density = densityFor(window.devicePixelRatio);
  return (
    <section className={classes.both} aria-label={t("layers.maps_of", { name: nodeTitle(id, node) })}>
      {([BEFORE, AFTER] as const).map((watch, place) => (
        <figure key={watch}>
          <MapCanvas
            node={id}
            face={face}
            density={density}
            watch={watch}
            {...(isInput ? { table: "grey" as const } : { partner: place === 0 ? AFTER : BEFORE })}
          />
          <figcaption>{t(place === 0 ? "layers.before" : "layers.after")}</figcaption>
        </figure>
      ))}
    </section>
  );
}
