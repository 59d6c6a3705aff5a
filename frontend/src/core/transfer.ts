/** The course's four ways to begin with what others have learned: which parts learn, how fast, and from which weights. */

import type { Graph, Json, NodeId, Params } from "../wire/types";
import { depthsOf } from "./depth";
import { groupChain, membersOf } from "./groups";
import type { PartField } from "./paces";
import { partOf } from "./recipe";

export const WAYS = ["scratch", "frozen", "equal", "graded"] as const;

/** From scratch; A frozen encoder and new head; B everything at one rate; C lower rates in lower layers. */
export type Way = (typeof WAYS)[number];

/** What a way changes in the recipe, and whether it begins with drawn weights. */
export interface TransferVariant {
  way: Way;
  recipe: { layers: Params; groups: Params };
  fresh: boolean;
}

export type Part = readonly [field: PartField, id: string];

/** Factors on the learning rate, by thirds of the parts from the input to the head. */
const RATES = [0.1, 0.3, 1] as const;

/** So many parts are to be told apart, where the groups allow it: a third each. */
const FEWEST = RATES.length;

/** The parts with weights between the input and the heads, in the order of depth: the largest groups that hold no head,
 * opened while they are too few to be told apart, and layers outside of groups. */
export function encoderParts(graph: Graph, heads: readonly NodeId[], learns: (id: NodeId) => boolean): Part[] {
  const depth = depthsOf(graph);
  const nodes = Object.keys(graph.nodes)
    .filter((id) => learns(id) && !heads.includes(id))
    .sort((one, other) => (depth.get(one) ?? 0) - (depth.get(other) ?? 0));
  const open = new Set(heads.flatMap((id) => groupChain(graph, graph.nodes[id]?.group)));
  for (;;) {
    const parts = new Map<string, Part>();
    for (const id of nodes) {
      const group = groupChain(graph, graph.nodes[id]?.group).findLast((one) => !open.has(one));
      const part: Part = group === undefined ? ["layers", id] : ["groups", group];
      parts.set(part.join(" "), part);
    }
    const groups = [...parts.values()].filter(([field]) => field === "groups");
    if (parts.size >= FEWEST || groups.length === 0) return [...parts.values()];
    for (const [, group] of groups) open.add(group);
  }
}

/** The recipe's differences of all four ways. A layer's own initialisation stays as the recipe has it. */
export function transferVariants(recipe: Params, parts: readonly Part[]): TransferVariant[] {
  const third = (place: number) => RATES[Math.floor((place * RATES.length) / parts.length)] ?? 1;
  const paces: Record<Way, (place: number) => Params> = {
    scratch: () => ({}),
    frozen: () => ({ frozen: true }),
    equal: () => ({}),
    graded: (place): Params => (third(place) === 1 ? {} : { rate: third(place) }),
  };
  return WAYS.map((way) => ({ way, recipe: paced(recipe, parts, paces[way]), fresh: way === "scratch" }));
}

/** The recipe's parts with these paces and no others. */
export function paced(
  recipe: Params,
  parts: readonly Part[],
  pace: (place: number) => Params,
): { layers: Params; groups: Params } {
  const layers = Object.keys((recipe.layers ?? {}) as Params).flatMap((id): [string, Json][] => {
    const { initialization } = partOf(recipe, "layers", id);
    return initialization ? [[id, { initialization }]] : [];
  });
  const found = { layers: Object.fromEntries(layers), groups: {} as Params };
  for (const [place, [field, id]] of parts.entries()) {
    const said = pace(place);
    if (Object.keys(said).length > 0) found[field][id] = { ...(found[field][id] as Params | undefined), ...said };
  }
  return found;
}

/** The layers that the parts hold. */
export function nodesOf(graph: Graph, parts: readonly Part[]): NodeId[] {
  return parts.flatMap(([field, id]) => (field === "groups" ? membersOf(graph, id) : [id]));
}
