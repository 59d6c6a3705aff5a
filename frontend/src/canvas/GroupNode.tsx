/** A folded group as one card: its title, what its last layer shows, its numbers, and what is wrong inside it. */

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { HANDLE_TOP } from "../core/card";
import { groupOfCard } from "../core/folding";
import { groupTotals } from "../core/groups";
import { formatNumber, formatShape, formatShort } from "../i18n/numbers";
import { useAnalysis, useProblemsIn } from "../state/analysis";
import { groupCard, groupMembers } from "../state/cards";
import { useCatalog } from "../state/catalog";
import { mainGraph, useProject } from "../state/project";
import type { Graph } from "../wire/types";
import { accentsOf } from "./accents";
import { BarsFace } from "./BarsFace";
import { useConnecting, verdict } from "./connecting";
import { GroupTitle } from "./GroupTitle";
import classes from "./LayerNode.module.css";
import { MapCanvas } from "./MapCanvas";
import { PaceMark } from "./PaceMark";
import { ProblemNote } from "./ProblemNote";
import { useDensity } from "./zoom";

export const GroupNode = memo(function GroupNode({ id, selected }: NodeProps) {
  const graph = useProject((project) => (project.document ? mainGraph(project.document) : null));
  const group = groupOfCard(id);
  if (!graph || group === null || !graph.groups[group]) return null;
  return <GroupCard id={id} graph={graph} group={group} selected={selected} />;
});

interface GroupCardProps {
  readonly id: string;
  readonly graph: Graph;
  readonly group: string;
  readonly selected: boolean;
}

function GroupCard({ id, graph, group, selected }: GroupCardProps) {
  const { t, i18n } = useTranslation("canvas");
  const analysis = useAnalysis((state) => state.analysis);
  const members = groupMembers(graph).get(group) ?? [];
  const problems = useProblemsIn(members);
  const density = useDensity();
  const connectable = useConnecting((connecting) =>
    connecting.source === null || connecting.source === id ? "idle" : verdict(id, null),
  );
  const { outlet, face, width, height } = groupCard(graph, group);
  const shape = outlet === undefined ? null : (analysis?.nodes[outlet]?.shape ?? null);
  const { parameters } = groupTotals(members, analysis);
  const picture = face.kind === "maps" || face.kind === "vector" || face.kind === "image";
  return (
    <article
      className={classes.card}
      style={{ width, height }}
      data-group={group}
      data-selected={selected || undefined}
      data-problem={problems.length > 0 || undefined}
      data-connect={connectable}
      data-stale={!shape || undefined}
      lang={i18n.language}
    >
      <Handle type="target" id="in" position={Position.Left} className={classes.handle} style={AT_TOP} />
      <header className={classes.header}>
        <Accents graph={graph} members={members} />
        <GroupTitle group={group} className={classes.name} />
        <span className={classes.shape}>{shape ? formatShape(shape) : ""}</span>
      </header>
      {face.kind === "bars" && <BarsFace face={face} />}
      {picture && outlet !== undefined && <MapCanvas node={outlet} face={face} density={density} />}
      <footer className={classes.footer}>
        <span>
          {parameters !== null && parameters > 0 && <strong>{formatShort(parameters)}</strong>}
          {parameters !== null && parameters > 0 && " · "}
          {t("group.layers", { count: members.length })}
        </span>
        {face.shown < face.total && (
          <span className={classes.more}>
            {formatNumber(face.shown)} / {formatNumber(face.total)}
          </span>
        )}
      </footer>
      <ProblemNote problems={problems} isInside />
      <PaceMark field="groups" id={group} />
      <Handle type="source" id="out" position={Position.Right} className={classes.handle} style={AT_TOP} />
    </article>
  );
}

const AT_TOP = { top: HANDLE_TOP };
const MOST_ACCENTS = 4;

/** The families in a group, by how many of its layers belong to them. */
function Accents({ graph, members }: { readonly graph: Graph; readonly members: readonly string[] }) {
  const layers = useCatalog((catalog) => catalog.layers);
  return (
    <span className={classes.accents}>
      {accentsOf(graph, members, layers)
        .slice(0, MOST_ACCENTS)
        .map((accent) => (
          <span key={accent} style={{ background: accent }} />
        ))}
    </span>
  );
}
