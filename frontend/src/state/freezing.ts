/** Locks on layers and groups: what is locked keeps its weights while the rest learns. */

import { groupChain, membersOf } from "../core/groups";
import { ownWord, type PartField, paceOf } from "../core/paces";
import { withPart } from "../core/recipe";
import type { Graph } from "../wire/types";
import { useAnalysis } from "./analysis";
import { currentGraph } from "./editing";
import { edit, mainGraph, useProject } from "./project";
import { useView } from "./view";

type Part = readonly [field: PartField, id: string];

/** The chosen group, or those of the selected layers that have weights. */
function chosenParts(): Part[] {
  const { selected, selectedGroup } = useView.getState();
  if (selectedGroup !== null) return [["groups", selectedGroup]];
  const { analysis } = useAnalysis.getState();
  return selected.filter((id) => analysis?.nodes[id]?.parameters).map((id): Part => ["layers", id]);
}

export function canFreeze(): boolean {
  return chosenParts().length > 0;
}

/** Locks what is selected, or unlocks it where all of it is locked: one entry of the history. */
export function toggleFrozen(): void {
  const graph = currentGraph();
  const { document } = useProject.getState();
  const parts = chosenParts();
  if (!graph || !document || parts.length === 0) return;
  const freeze = !parts.every(([field, id]) => paceOf(graph, document.recipe, field, id).frozen);
  edit((draft) => {
    const drawn = mainGraph(draft);
    const say = (field: PartField, id: string, frozen: boolean | null) => {
      draft.recipe[field] = withPart(draft.recipe, field, id, { frozen });
    };
    for (const [field, id] of parts) {
      const around = paceOf(drawn, draft.recipe, field, id, false);
      say(field, id, ownWord(around, "frozen", freeze) as boolean | null);
      if (field === "groups") for (const [inner, name] of partsWithin(drawn, id)) say(inner, name, null);
    }
  });
}

/** Everything within a group: a lock on the whole leaves no other word in force. */
function partsWithin(graph: Graph, group: string): Part[] {
  const members = membersOf(graph, group);
  const inner = Object.keys(graph.groups).filter((id) => id !== group && groupChain(graph, id).includes(group));
  return [...members.map((id): Part => ["layers", id]), ...inner.map((id): Part => ["groups", id])];
}
