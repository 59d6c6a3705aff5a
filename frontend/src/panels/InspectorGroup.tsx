/** The selected group in numbers: what it takes, what it gives on, what is wrong inside, and what can be done with it. */

import { Button, TextInput, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { command } from "../commands/registry";
import { groupTitle, groupTotals, outletOf } from "../core/groups";
import { useLanguage } from "../i18n";
import { formatNumber, formatShape, formatShort } from "../i18n/numbers";
import { nodeOfProblem, useAnalysis, useProblemsIn } from "../state/analysis";
import { groupMembers } from "../state/cards";
import { goToNode } from "../state/editing";
import { useFolding } from "../state/folding";
import { nameGroup } from "../state/grouping";
import { useGraph, useProject } from "../state/project";
import type { Graph, Problem } from "../wire/types";
import { Fact, ProblemText } from "./Fact";
import { LazyPartTraining } from "./LazyPartTraining";
import classes from "./Panel.module.css";

export function InspectorGroup({ graph, group }: { readonly graph: Graph; readonly group: string }) {
  const { t } = useTranslation("inspector");
  const analysis = useAnalysis((state) => state.analysis);
  const members = groupMembers(graph).get(group) ?? [];
  const problems = useProblemsIn(members);
  const { parameters, macs } = groupTotals(members, analysis);
  const outlet = outletOf(graph, members);
  const shape = outlet === undefined ? null : (analysis?.nodes[outlet]?.shape ?? null);
  return (
    <>
      <GroupName graph={graph} group={group} />
      <p className={classes.summary}>{t("group.summary", { count: members.length })}</p>
      {problems.map((problem) => (
        <GroupProblem key={`${problem.node} ${problem.edge} ${problem.code} ${problem.field}`} problem={problem} />
      ))}
      <Fact title={t("parameters")}>
        <strong>{parameters === null ? "–" : formatNumber(parameters)}</strong>
      </Fact>
      <Fact title={t("macs")}>
        <strong>{macs === null ? "–" : formatShort(macs)}</strong>
      </Fact>
      <Fact title={t("output")}>
        <strong>{shape ? formatShape(shape) : "–"}</strong>
      </Fact>
      {parameters !== null && parameters > 0 && <LazyPartTraining field="groups" id={group} />}
      <GroupButtons graph={graph} group={group} />
    </>
  );
}

/** A problem leads to its layer, also out of a folded group. */
function GroupProblem({ problem }: { readonly problem: Problem }) {
  const graph = useGraph();
  const node = graph && nodeOfProblem(problem, graph);
  return (
    <UnstyledButton className={classes.problemButton} onClick={() => node && goToNode(node)}>
      <ProblemText problem={problem} />
    </UnstyledButton>
  );
}

const CHANGES = ["edit.duplicate", "network.ungroup", "edit.delete"] as const;

function GroupButtons({ graph, group }: { readonly graph: Graph; readonly group: string }) {
  const { t } = useTranslation();
  const mine = useProject((project) => project.mine);
  const isFolded = useFolding((folding) => folding.folded[group] ?? graph.groups[group]?.collapsed ?? false);
  return (
    <div className={classes.buttons}>
      <Button size="xs" variant="light" onClick={command("network.fold").run}>
        {t(isFolded ? "inspector:group.open" : "inspector:group.fold")}
      </Button>
      {CHANGES.map((name) => (
        <Button key={name} size="xs" variant="default" disabled={!mine} onClick={command(name).run}>
          {t(name === "network.ungroup" ? "inspector:group.ungroup" : command(name).labelKey)}
        </Button>
      ))}
    </div>
  );
}

/** The heading, to be renamed in place. */
function GroupName({ graph, group }: { readonly graph: Graph; readonly group: string }) {
  const { t } = useTranslation("inspector");
  const language = useLanguage();
  const mine = useProject((project) => project.mine);
  const [typed, setTyped] = useState<string | null>(null);
  const known = graph.groups[group];
  return (
    <div className={classes.heading}>
      <TextInput
        variant="unstyled"
        size="xs"
        className={classes.nameInput}
        aria-label={t("group.name")}
        readOnly={!mine}
        maxLength={60}
        value={typed ?? (known ? groupTitle(known, language) : "")}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed !== null) nameGroup(group, typed.trim());
          setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
      <code className={classes.id}>{group}</code>
    </div>
  );
}
