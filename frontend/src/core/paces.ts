/** How parts of a network learn: what the recipe says of a layer or group, else of the innermost group around it. */

import type { Graph, Json, NodeId, Params } from "../wire/types";
import { groupChain } from "./groups";
import { partOf } from "./recipe";

/** The parts of a network that a recipe speaks of: layers by node, groups by group. */
export type PartField = "layers" | "groups";

export interface Pace {
  frozen: boolean;
  rate: number;
}

/** A pace, with the groups that it comes from: null where the part itself says so, or nobody does. */
export interface SaidPace extends Pace {
  frozenBy: string | null;
  rateBy: string | null;
}

/** What is in force for a part; without its own word, what it would be as a part of the groups around it. */
export function paceOf(graph: Graph, recipe: Params, field: PartField, id: string, withOwn = true): SaidPace {
  const around = groupChain(graph, field === "layers" ? graph.nodes[id]?.group : graph.groups[id]?.parent);
  const said: [string | null, Params][] = around.map((group) => [group, partOf(recipe, "groups", group)]);
  if (withOwn) said.unshift([null, partOf(recipe, field, id)]);
  const frozen = said.find(([, part]) => typeof part.frozen === "boolean");
  const rate = said.find(([, part]) => typeof part.rate === "number");
  return {
    frozen: frozen?.[1].frozen === true,
    frozenBy: frozen?.[0] ?? null,
    rate: typeof rate?.[1].rate === "number" ? rate[1].rate : 1,
    rateBy: rate?.[0] ?? null,
  };
}

/** The value that a part has to say itself so that `wanted` is in force: null where the groups around it say as much. */
export function ownWord<Field extends keyof Pace>(around: Pace, field: Field, wanted: Pace[Field]): Json {
  return around[field] === wanted ? null : wanted;
}

/** How many weights learn, and of how many; null before the analysis knows. */
export function trainedParameters(
  graph: Graph,
  recipe: Params,
  parametersOf: (id: NodeId) => number | null | undefined,
): { trained: number; all: number } | null {
  let [trained, all] = [0, 0];
  for (const id of Object.keys(graph.nodes)) {
    const count = parametersOf(id);
    if (count === null || count === undefined) return null;
    all += count;
    if (count > 0 && !paceOf(graph, recipe, "layers", id).frozen) trained += count;
  }
  return { trained, all };
}
