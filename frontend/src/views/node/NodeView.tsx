/** One layer over the whole window: all its maps and filters at full resolution, exact values, what it does and costs. */
import { FocusTrap, Modal } from "@mantine/core";
import { type KeyboardEvent, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { nodeName } from "../../core/layers";
import { layersInOrder } from "../../core/order";
import { formatShape } from "../../i18n/numbers";
import { LazyTimeSlider } from "../../panels/time/LazyTime";
import { useNodeAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { useGraph, useProject } from "../../state/project";
import { showFace, useUnit } from "../../state/unit";
import { openNode, useView } from "../../state/view";
import { clearWatch, setWatch } from "../../state/watches";
import { Loading } from "../../ui/Loading";
import type { Graph, GraphNode, NodeId } from "../../wire/types";
import { LazyMovedBanner } from "../moved/LazyMoved";
import { LazyChangedBanner, LazySwitches } from "../overrides/LazyOverrides";
import { AboutLayer } from "./AboutLayer";
import { FaceTabs } from "./FaceTabs";
import { FACES, type Face, type FaceContext, fittingFaces } from "./faces";
import { LevelSwitch } from "./LevelSwitch";
import { LARGEST_SIDE, NODE_WATCH } from "./MapSheet";
import { type LookMode, ModeSwitch } from "./ModeSwitch";
import classes from "./NodeView.module.css";
import { Step } from "./Step";
import { useHasItem } from "./useHasItem";

/** The most the server sends of one node; larger layers show their first maps. */
const MOST_TILES = 4096;

export function NodeView() {
  const opened = useView((view) => view.opened);
  const graph = useGraph();
  const [mode, setMode] = useState<LookMode>("eval");
  const node = opened === null ? undefined : graph?.nodes[opened];

  // A link may name a face that there is not: the first is shown, and the address says so.
  const face = useUnit((unit) => unit.face);
  useEffect(() => {
    if (face !== null && !FACES.some(({ id }) => id === face)) showFace(null);
  }, [face]);

  // Somebody may take the layer away while it is open.
  useEffect(() => {
    if (opened !== null && graph !== null && node === undefined) openNode(null);
  }, [opened, graph, node]);

  if (opened === null || graph === null || node === undefined) return null;
  return <OpenedLayer key={opened} id={opened} node={node} graph={graph} mode={mode} onMode={setMode} />;
}

interface OpenedLayerProps {
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly graph: Graph;
  readonly mode: LookMode;
  readonly onMode: (mode: LookMode) => void;
}

function OpenedLayer({ id, node, graph, mode, onMode }: OpenedLayerProps) {
  const { t } = useTranslation("node");
  const analysis = useNodeAnalysis(id);
  const entry = useCatalog((catalog) => catalog.layers.get(node.type));
  const project = useProject((state) => state.document?.title);
  const chosen = useUnit((unit) => unit.face);
  const hasFilters = useHasItem(id, "filters");
  const order = layersInOrder(graph);
  const place = order.indexOf(id);
  const name = nodeName(node, analysis, entry);
  const shape = analysis?.shape ?? null;
  const context: FaceContext = { id, node, graph, entry, shape, isVector: shape?.length === 1, hasFilters };
  const faces = fittingFaces(context);
  const face = faces.find((each) => each.id === chosen) ?? (faces[0] as Face);
  const tabs = faces.filter(({ level }) => level === "layer");
  const isLayer = face.level === "layer";
  const masks = entry?.masks === true;

  useEffect(() => {
    if (!isLayer) return;
    const wish = { id, tiles: MOST_TILES, size: LARGEST_SIDE };
    setWatch(NODE_WATCH, {
      encoding: "float32",
      mode,
      nodes: [
        { ...wish, kind: "activations" },
        { ...wish, kind: "filters" },
        ...(masks ? [{ ...wish, kind: "mask" as const }] : []),
      ],
    });
    return () => clearWatch(NODE_WATCH);
  }, [id, mode, masks, isLayer]);

  const go = (by: number) => {
    const next = order[place + by];
    if (next !== undefined) openNode(next);
  };

  const walk = (event: KeyboardEvent) => {
    const isOnControl =
      event.target instanceof Element && event.target.closest("input, [role=radiogroup], [role=slider]") !== null;
    if (isOnControl || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    go(event.key === "ArrowLeft" ? -1 : 1);
  };

  return (
    // The keys are taken here because Mantine's Modal.Content drops an onKeyDown of its own.
    <Modal.Root opened onClose={() => openNode(null)} onKeyDown={walk} fullScreen transitionProps={{ duration: 0 }}>
      <Modal.Content className={classes.content} data-testid="node-view">
        <FocusTrap.InitialFocus />
        <div className={classes.header}>
          <Modal.Title className={classes.crumbs}>
            <button type="button" className={classes.crumb} onClick={() => openNode(null)}>
              {project}
            </button>
            <span aria-hidden="true"> › </span>
            <b>
              {name}
              {shape && ` · ${formatShape(shape)}`}
            </b>
          </Modal.Title>
          <LevelSwitch faces={faces} shown={face} />
          <div className={classes.steps}>
            <Step icon="previous" label={t("previous")} cap="←" disabled={place <= 0} onClick={() => go(-1)} />
            <span className={classes.position}>{t("position", { index: place + 1, count: order.length })}</span>
            <Step icon="next" label={t("next")} cap="→" disabled={place >= order.length - 1} onClick={() => go(1)} />
            <Modal.CloseButton aria-label={t("back")} />
          </div>
        </div>
        <Modal.Body className={classes.body} data-level={face.level}>
          <div className={classes.pictures}>
            {isLayer && tabs.length > 1 && <FaceTabs tabs={tabs} shown={face} context={context} />}
            <div className={classes.time}>
              <LazyTimeSlider />
            </div>
            {!face.bothModes && <ModeSwitch graph={graph} entry={entry} mode={mode} onMode={onMode} />}
            <LazyMovedBanner />
            <LazyChangedBanner />
            {isLayer && <LazySwitches id={id} />}
            <Suspense fallback={<Loading />}>
              <face.Component key={face.id} {...context} name={name} mode={mode} />
            </Suspense>
          </div>
          {isLayer && <AboutLayer id={id} node={node} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
