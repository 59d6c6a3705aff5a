/** A layer's card: name, output shape, what it sees right now, its size, and its problem in words. */

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { HANDLE_STEP, HANDLE_TOP } from "../core/card";
import { brightnessRange } from "../core/colours";
import { portsBeside } from "../core/graph";
import { nodeName } from "../core/layers";
import { formatNumber, formatShape } from "../i18n/numbers";
import { fieldShort } from "../i18n/receptive-field";
import { useNodeAnalysis, useNodeProblems } from "../state/analysis";
import { nodeCard, takenPorts } from "../state/cards";
import { useCatalog } from "../state/catalog";
import { useProbe } from "../state/probe";
import { mainGraph, useProject } from "../state/project";
import { useTogether } from "../state/together";
import { LazyChangedMark } from "../views/overrides/LazyOverrides";
import type { GraphNode, NodeAnalysis, NodeId } from "../wire/types";
import { AnswerText, BarsFace } from "./BarsFace";
import { useConnecting, verdict } from "./connecting";
import classes from "./LayerNode.module.css";
import { MapCanvas } from "./MapCanvas";
import { NodeActions } from "./NodeActions";
import { PaceMark } from "./PaceMark";
import { ProblemNote } from "./ProblemNote";
import { TroubleMark } from "./TroubleMark";
import { useMeasuredHandles } from "./useMeasuredHandles";
import { useDensity } from "./zoom";

export const LayerNode = memo(function LayerNode({ id, selected }: NodeProps) {
  const node = useProject((project) => (project.document ? mainGraph(project.document).nodes[id] : undefined));
  return node ? <Card id={id} node={node} selected={selected} /> : null;
});

interface CardProps {
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly selected: boolean;
}

function Card({ id, node, selected }: CardProps) {
  const { i18n } = useTranslation("canvas");
  const entry = useCatalog((catalog) => catalog.layers.get(node.type));
  const analysis = useNodeAnalysis(id);
  const problems = useNodeProblems(id);
  const density = useDensity();
  const connectable = useConnecting((connecting) =>
    connecting.source === null || connecting.source === id ? "idle" : verdict(id, null),
  );
  const name = nodeName(node, analysis, entry);
  const card = nodeCard(id, node);
  const brightness = useMemo(() => brightnessRange(node.params), [node.params]);
  const shape = analysis?.shape ? formatShape(analysis.shape) : "";
  return (
    <article
      className={classes.card}
      style={{ width: card.width, height: card.height }}
      data-selected={selected || undefined}
      data-problem={problems.length > 0 || undefined}
      data-connect={connectable}
      data-stale={!analysis?.shape || undefined}
      data-type={node.type}
      lang={i18n.language}
    >
      {entry && <Inputs id={id} inputs={entry.inputs} />}
      <header className={classes.header}>
        <span className={classes.accent} style={{ background: entry?.accent }} />
        <span className={classes.name}>{name}</span>
        <span className={classes.shape}>{shape}</span>
      </header>
      {card.face.kind === "bars" && <BarsFace face={card.face} />}
      {(card.face.kind === "maps" || card.face.kind === "vector") && (
        <MapCanvas node={id} face={card.face} density={density} />
      )}
      {card.face.kind === "image" && (
        <MapCanvas node={id} face={card.face} density={density} table="grey" range={brightness} />
      )}
      <footer className={classes.footer}>
        <Facts node={node} analysis={analysis} isAnswer={card.face.kind === "bars"} />
        {card.face.shown < card.face.total && (
          <span className={classes.more}>
            {formatNumber(card.face.shown)} / {formatNumber(card.face.total)}
          </span>
        )}
      </footer>
      <ProblemNote problems={problems} />
      <TroubleMark id={id} />
      <LazyChangedMark id={id} />
      {!!analysis?.parameters && <PaceMark field="layers" id={id} />}
      {(entry?.outputs ?? 1) > 0 && (
        <Handle type="source" id="out" position={Position.Right} className={classes.handle} style={OUT} />
      )}
      {selected && <NodeActions id={id} />}
    </article>
  );
}

const OUT = { top: HANDLE_TOP };

const NONE: readonly string[] = [];

function Inputs({ id, inputs }: { readonly id: NodeId; readonly inputs: [number, number] }) {
  const ports = useProject(({ document }) =>
    document ? portsBeside(takenPorts(mainGraph(document)).get(id) ?? NONE, inputs).join(" ") : "",
  );
  const names = ports === "" ? [] : ports.split(" ");
  useMeasuredHandles(id, ports);
  return names.map((port, index) => (
    <Handle
      key={port}
      type="target"
      id={port}
      position={Position.Left}
      className={classes.handle}
      style={{ top: HANDLE_TOP + (index - (names.length - 1) / 2) * HANDLE_STEP }}
    />
  ));
}

function Facts({ node, analysis, isAnswer }: { node: GraphNode; analysis: NodeAnalysis | null; isAnswer: boolean }) {
  if (node.type === "input") return <SeenText />;
  const size = analysis && fieldShort(analysis);
  const parameters = analysis?.parameters ?? 0;
  return (
    <span>
      {parameters > 0 && <strong>{formatNumber(parameters)}</strong>}
      {parameters > 0 && (size || isAnswer) && " · "}
      {isAnswer ? <AnswerText /> : size && `RF ${size}`}
    </span>
  );
}

/** What the input shows: which data, or that a person drew or chose it. */
function SeenText() {
  const { t } = useTranslation("canvas");
  const input = useProbe((probe) => probe.input);
  const source = useProbe((probe) => probe.source);
  const isLed = useTogether((together) => together.isMirrored);
  const title = useCatalog((catalog) =>
    input && "dataset" in input ? catalog.datasets.get(input.dataset)?.title : "",
  );
  if (!input) return null;
  if ("dataset" in input) {
    const { dataset, split, index } = input;
    const part = split === "test" ? "" : `${t(`probe:splits.${split}`)} · `; // test images are the usual ones
    return <span>{`${title ?? dataset} · ${part}${t("number", { index })}`}</span>;
  }
  return <span>{t(isLed ? `led.${source}` : source)}</span>;
}
