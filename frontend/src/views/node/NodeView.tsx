/** One layer over the whole window: all its maps and filters at full resolution, exact values, what it does and costs. */
import { ActionIcon, FocusTrap, Modal, SegmentedControl, Tooltip } from "@mantine/core";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ValueRange } from "../../core/colours";
import { nodeName } from "../../core/layers";
import { layersInOrder } from "../../core/order";
import type { ColourScale } from "../../core/raster";
import { type Language, useLanguage } from "../../i18n";
import { formatShape, formatValue } from "../../i18n/numbers";
import { LazyTimeSlider } from "../../panels/time/LazyTime";
import { useNodeAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { useGraph, useProject } from "../../state/project";
import { openNode, setColourScale, useView } from "../../state/view";
import { clearWatch, setWatch } from "../../state/watches";
import { Icon } from "../../ui/icons";
import type { Graph, GraphNode, ItemKind, NodeId } from "../../wire/types";
import { AboutLayer } from "./AboutLayer";
import { ColourLegend } from "./ColourLegend";
import { MapSheet, NODE_WATCH, type Reading } from "./MapSheet";
import { MaskLegend } from "./MaskLegend";
import { type LookMode, ModeSwitch } from "./ModeSwitch";
import classes from "./NodeView.module.css";
import { readingText } from "./reading";
import { useHasItem } from "./useHasItem";

/** The most the server sends of one node; larger layers show their first maps. */
const MOST_TILES = 4096;
const LARGEST_SIDE = 1024;

const SCALES: readonly ColourScale[] = ["map", "layer", "network"];

export function NodeView() {
  const opened = useView((view) => view.opened);
  const graph = useGraph();
  const [mode, setMode] = useState<LookMode>("eval");
  const node = opened === null ? undefined : graph?.nodes[opened];

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
  const [kind, setKind] = useState<ItemKind>("activations");
  const hasFilters = useHasItem(id, "filters");
  const masks = entry?.masks === true;
  const order = layersInOrder(graph);
  const place = order.indexOf(id);
  const name = nodeName(node, analysis, entry);
  const isVector = analysis?.shape?.length === 1;
  const tabs: readonly { value: ItemKind; label: string }[] = [
    { value: "activations", label: t(isVector ? "tabs.features" : "tabs.maps") },
    ...(hasFilters ? [{ value: "filters" as const, label: t(isVector ? "tabs.weights" : "tabs.filters") }] : []),
    ...(masks ? [{ value: "mask" as const, label: t("tabs.mask") }] : []),
  ];
  const shown = tabs.some(({ value }) => value === kind) ? kind : "activations";
  const shape = analysis?.shape ? ` · ${formatShape(analysis.shape)}` : "";

  useEffect(() => {
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
  }, [id, mode, masks]);

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
              {shape}
            </b>
          </Modal.Title>
          <div className={classes.steps}>
            <Step icon="previous" label={t("previous")} cap="←" disabled={place <= 0} onClick={() => go(-1)} />
            <span className={classes.position}>{t("position", { index: place + 1, count: order.length })}</span>
            <Step icon="next" label={t("next")} cap="→" disabled={place >= order.length - 1} onClick={() => go(1)} />
            <Modal.CloseButton aria-label={t("back")} />
          </div>
        </div>
        <Modal.Body className={classes.body}>
          <div className={classes.pictures}>
            {tabs.length > 1 && (
              <SegmentedControl
                className={classes.kinds}
                aria-label={t("tabs.label")}
                value={shown}
                onChange={(value) => setKind(value as ItemKind)}
                data={[...tabs]}
              />
            )}
            <div className={classes.time}>
              <LazyTimeSlider />
            </div>
            <ModeSwitch graph={graph} entry={entry} mode={mode} onMode={onMode} />
            <Pictures key={shown} id={id} kind={shown} graph={graph} name={name} />
          </div>
          <AboutLayer id={id} node={node} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** One value, or red, green and blue. */
function valuesText(values: readonly number[], language: Language): string {
  return values.map((value) => formatValue(value, language)).join(" / ");
}

interface StepProps {
  readonly icon: "previous" | "next";
  readonly label: string;
  /** The key that does the same. */
  readonly cap: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Step({ icon, label, cap, disabled, onClick }: StepProps) {
  return (
    <Tooltip label={`${label} (${cap})`}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}

interface PicturesProps {
  readonly id: NodeId;
  readonly kind: ItemKind;
  readonly graph: Graph;
  readonly name: string;
}

function Pictures({ id, kind, graph, name }: PicturesProps) {
  const { t } = useTranslation("node");
  const language = useLanguage();
  const colourScale = useView((view) => view.colourScale);
  const readout = useRef<HTMLOutputElement>(null);
  const [range, setRange] = useState<ValueRange | null>(null);
  const [isColour, setColour] = useState(false);
  const hasPicture = useHasItem(id, kind);
  const isInput = graph.nodes[id]?.type === "input";
  const isMask = kind === "mask";
  const hasScale = !isInput && !isMask;

  const read = useCallback(
    (reading: Reading | null) => {
      if (readout.current === null) return;
      readout.current.textContent =
        reading === null ? t("hint") : readingText(reading, valuesText(reading.values, language), t);
    },
    [t, language],
  );

  // Ranges change with every frame; the legend only when they do.
  const span = useCallback((next: ValueRange | null, inColour: boolean) => {
    setColour(inColour);
    setRange((now) => (now?.lo === next?.lo && now?.hi === next?.hi ? now : next));
  }, []);

  return (
    <>
      <div className={classes.tools}>
        {hasScale && (
          <span className={classes.scale}>
            {t("scale.label")}
            <SegmentedControl
              size="xs"
              aria-label={t("scale.label")}
              value={colourScale}
              onChange={(value) => setColourScale(value as ColourScale)}
              data={SCALES.map((value) => ({ value, label: t(`scale.${value}`) }))}
            />
          </span>
        )}
        {hasPicture && !isInput && range !== null && <ColourLegend range={range} />}
        <output ref={readout} className={classes.readout} aria-live="polite">
          {t("hint")}
        </output>
        {isMask && range !== null && <MaskLegend factor={range.hi} />}
        {hasPicture && hasScale && (
          <p className={classes.meaning}>
            {t(`scale.about.${colourScale}`)} {isColour && t("scale.colour")}
            {range !== null && t(range.lo < 0 ? "scale.signed" : "scale.positive")}
          </p>
        )}
      </div>
      <MapSheet node={id} kind={kind} label={t("grid", { name })} grey={isInput} onRead={read} onRange={span} />
      {!hasPicture && <p className={classes.empty}>{t("no_maps")}</p>}
    </>
  );
}
