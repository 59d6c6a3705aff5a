/** Signals: how much of the gradient arrives at each layer, what is measured inside, and in words what is wrong. While
 * the newest moment of a training is looked at, its trainer tells; any other network is asked by one batch. */

import { Switch } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { byDepth } from "../../core/depth";
import { formatValue } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { weightedOf } from "../../state/diagnosing";
import { useMoment } from "../../state/moment";
import { mainGraph, useProject } from "../../state/project";
import { useSignals } from "../../state/signals";
import type { ApiProblem } from "../../wire/api";
import type { LayerSignal, NodeId } from "../../wire/types";
import { FlowChart } from "./FlowChart";
import type { Line } from "./flow";
import { shrinkage } from "./flow";
import classes from "./SignalsPanel.module.css";
import { SignalTable } from "./SignalTable";
import { Troubles } from "./Troubles";
import "./texts";
import { type Flow, type Flows, useFlow } from "./useFlow";
import { layerName } from "./words";

const OF_TRAINING = ["gradient", "arriving", "update_ratio"] as const;

export function SignalsPanel() {
  const { t } = useTranslation("signals");
  const graph = useProject(({ document }) => document && mainGraph(document));
  const newest = useSignals((signals) => signals.newest);
  const isTroubled = useSignals((signals) => signals.troubles.length > 0);
  const isNow = useMoment((moment) => moment.snapshot === "live");
  const [plain, setPlain] = useState(false);
  const order = useMemo(() => (graph ? byDepth(graph) : []), [graph]);
  const weighted = useMemo(() => new Set(graph ? weightedOf(graph) : []), [graph]);
  const hasSkips = useMemo(() => Object.values(graph?.nodes ?? {}).some(({ type }) => type === "add"), [graph]);
  const told = isNow ? newest : null;
  const isCompared = plain && hasSkips;
  const flows = useFlow(told === null || isCompared, isCompared);

  const layers: Readonly<Record<NodeId, Partial<LayerSignal>>> | undefined =
    isCompared || told === null ? flows.withSkips?.layers : told.layers;
  const nodes = order.filter((node) => hasValue(layers?.[node]));
  const lines = layers ? linesOf(nodes, layers, isCompared ? flows : null) : [];
  const nameOf = (node: NodeId) => layerName(graph, node);
  return (
    <section className={classes.panel} aria-label={t("title")}>
      <div className={classes.flow}>
        <div className={classes.legend}>
          {lines.map(({ name }) => (
            <span key={name} data-line={name}>
              {t(`line.${name}` as "line.gradient")}
            </span>
          ))}
          {hasSkips && (
            <Switch
              size="xs"
              className={classes.switch}
              label={t("plain")}
              title={t("plain_hint")}
              checked={plain}
              onChange={(event) => setPlain(event.currentTarget.checked)}
            />
          )}
        </div>
        {nodes.length > 0 ? (
          <FlowChart nodes={nodes} lines={lines} weighted={weighted} nameOf={nameOf} />
        ) : (
          <Empty problem={flows.problem} />
        )}
        <p className={classes.note}>
          {lines.length > 0 && <Summary lines={lines} />}{" "}
          {told !== null && !isCompared ? (
            t("live", { step: told.step + 1, images: t("images", { count: told.images }) })
          ) : (
            <Replayed flow={flows.withSkips} />
          )}
        </p>
      </div>
      {(told !== null || isTroubled) && (
        <div className={classes.side}>
          <Troubles />
          {told !== null && <SignalTable nodes={order} layers={told.layers} nameOf={nameOf} />}
        </div>
      )}
    </section>
  );
}

function hasValue(signal: Partial<LayerSignal> | undefined): boolean {
  return OF_TRAINING.some((name) => signal?.[name] !== null && signal?.[name] !== undefined);
}

/** The lines of the chart; of a comparison the two that are compared. */
function linesOf(
  nodes: readonly NodeId[],
  layers: Readonly<Record<NodeId, Partial<LayerSignal>>>,
  compared: Flows | null,
): Line[] {
  const line = (name: string, of: Readonly<Record<NodeId, Partial<LayerSignal>>>, what: keyof LayerSignal) => ({
    name,
    values: nodes.map((node) => (of[node]?.[what] as number | null | undefined) ?? null),
  });
  if (compared) {
    const plain = compared.without ? [line("plain", compared.without.layers, "gradient")] : [];
    return [line("gradient", layers, "gradient"), ...plain];
  }
  return OF_TRAINING.map((name) => line(name, layers, name)).filter(({ values }) =>
    values.some((value) => value !== null),
  );
}

function Summary({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation("signals");
  const change = (name: string): string | null => {
    const times = shrinkage(lines.find((line) => line.name === name)?.values ?? []);
    if (times === null) return null;
    return times >= 1
      ? t("smaller", { times: formatValue(rounded(times)) })
      : t("larger", { times: formatValue(rounded(1 / times)) });
  };
  const [given, plain] = [change("gradient"), change("plain")];
  if (given === null) return null;
  return <>{plain === null ? t("change", { given }) : t("change_both", { given, plain })}.</>;
}

/** Two digits: it differs from batch to batch. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

function Replayed({ flow }: { readonly flow: Flow | null }) {
  const { t } = useTranslation("signals");
  if (flow === null) return null;
  const images = t("images", { count: flow.images });
  return <>{flow.step === null ? t("replayed_untrained", { images }) : t("replayed", { images, step: flow.step })}</>;
}

/** Why there is no line: not yet, or something stands in the way of asking. */
function Empty({ problem }: { readonly problem: ApiProblem | null }) {
  const { t } = useTranslation("signals");
  return <p className={classes.empty}>{problem ? problemText(problem.problems[0] ?? problem) : t("waiting")}</p>;
}
