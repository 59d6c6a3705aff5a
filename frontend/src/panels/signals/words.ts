/** A diagnosis in words: what is seen, and what could help, with the names that a person knows the layers by. */

import type { TFunction } from "i18next";
import type { Trouble } from "../../core/diagnoses";
import { formatNumber, formatPercent, formatValue } from "../../i18n/numbers";
import { useAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import type { Analysis, Graph, LayerSignal, NodeId } from "../../wire/types";
import { distinctNames } from "./names";

let named: { graph: Graph | null; analysis: Analysis | null; names: ReadonlyMap<NodeId, string> } = {
  graph: null,
  analysis: null,
  names: new Map(),
};

/** What the layer's card is headed with, told apart from others; all are worked out once for a network. */
export function layerName(graph: Graph | null, node: NodeId): string {
  const { analysis } = useAnalysis.getState();
  if (named.graph !== graph || named.analysis !== analysis) {
    const { layers } = useCatalog.getState();
    named = { graph, analysis, names: graph ? distinctNames(graph, analysis, layers) : new Map() };
  }
  return named.names.get(node) ?? node;
}

/** A measured value of a layer: a share, units of how many, or a number. */
export function signalText(signal: LayerSignal, name: Exclude<keyof LayerSignal, "histogram">): string {
  const value = signal[name] ?? Number.NaN;
  if (name === "zeros" || name === "saturated") return formatPercent(value);
  if (name === "dead") return `${formatNumber(value)} / ${formatNumber(signal.units ?? Number.NaN)}`;
  return formatValue(value);
}

export interface Said {
  readonly seen: string;
  readonly advice: string;
}

export function say(t: TFunction<"signals">, { code, node, params }: Trouble, graph: Graph | null): Said {
  const name = (id: NodeId | number | string | null | undefined) =>
    typeof id === "string" ? layerName(graph, id) : "";
  const number = (value: number | string | undefined) => Number(value);
  const values = {
    layer: name(node),
    from: name(params.from),
    to: name(params.to),
    decades: number(params.decades),
    // Rounded down: a hundred per cent is said of all, and of nothing else.
    share: formatPercent(Math.floor(number(params.share) * 1000) / 1000),
    count: number(params.images),
    step: formatNumber(number(params.step)),
    epoch: number(params.epoch),
    rate: formatValue(number(params.rate)),
    smaller: formatValue(number(params.rate) / 10),
    // In per cent with two digits, however small.
    ratio: `${formatValue(Number((number(params.ratio) * 100).toPrecision(2)))}\u2009%`,
    accuracy: formatPercent(number(params.accuracy)),
    chance: formatPercent(number(params.chance)),
    loss: formatValue(number(params.loss)),
    now: formatValue(number(params.now)),
    factor: `10${superscript(number(params.decades))}`,
  };
  return { seen: t(`trouble.${code}.seen`, values), advice: t(`trouble.${code}.advice`, values) };
}

const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A whole number raised: −3 → ⁻³. */
export function superscript(value: number): string {
  if (!Number.isFinite(value)) return "";
  const digits = [...String(Math.abs(value))].map((digit) => DIGITS[Number(digit)]).join("");
  return value < 0 ? `⁻${digits}` : digits;
}
