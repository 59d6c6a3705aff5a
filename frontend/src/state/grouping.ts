/** What is done with groups: made of a selection, named, undone, chosen as a whole. */

import { framesOf, groupsAround } from "../core/groupFrames";
import { groupTitle, makeGroup, membersOf, renameGroup, ungroup } from "../core/groups";
import i18next, { currentLanguage } from "../i18n";
import { cardExtent } from "./cards";
import { currentGraph } from "./editing";
import { foldedView, isFolded, setFolded } from "./folding";
import { editGraph } from "./project";
import { askRename, select, showInspectorTab, useView } from "./view";
import { showBox } from "./viewport";

export function selectGroup(group: string): void {
  const graph = currentGraph();
  if (!graph?.groups[group]) return;
  select(membersOf(graph, group), [], group);
  showInspectorTab("layer");
}

/** A folded group becomes its layers: they are selected as the group, and the camera goes to them. */
export function openGroup(group: string): void {
  const graph = currentGraph();
  if (!graph?.groups[group]) return;
  setFolded([group], false);
  selectGroup(group);
  const view = foldedView(graph);
  const boxes = [...view.cards].map(([card, [x, y]]) => [card, { x, y, ...cardExtent(graph, card) }] as const);
  const frame = framesOf(graph, groupsAround(graph, view), boxes).get(group);
  if (frame) showBox(frame);
}

/** Folds the group, or opens it. */
export function toggleFolded(group: string): void {
  const graph = currentGraph();
  if (graph && isFolded(graph, group)) openGroup(group);
  else setFolded([group], true);
}

/** Puts the selected layers into a new group, open, with its title ready to be typed. */
export function groupSelection(): void {
  const { selected } = useView.getState();
  let made: string | null = null;
  editGraph((draft) => {
    made = makeGroup(draft, selected, i18next.t("canvas:group.untitled"));
  });
  if (made === null) return;
  selectGroup(made);
  askRename(made);
}

/** Takes the selected group's frame away; its layers stay, and stay selected. */
export function ungroupSelection(): void {
  const { selected, selectedGroup } = useView.getState();
  if (selectedGroup === null) return;
  if (editGraph((draft) => ungroup(draft, selectedGroup))) select(selected);
}

/** An empty title leaves the one there was. */
export function nameGroup(group: string, title: string): void {
  const known = currentGraph()?.groups[group];
  if (!known || title === "" || title === groupTitle(known, currentLanguage())) return;
  editGraph((draft) => renameGroup(draft, group, title));
}

/** Folds all groups that are outermost, or, where all are folded, opens every group. */
export function foldAll(): void {
  const graph = currentGraph();
  if (!graph) return;
  const groups = Object.keys(graph.groups);
  const outermost = groups.filter((group) => (graph.groups[group]?.parent ?? null) === null);
  const isAllFolded = outermost.every((group) => isFolded(graph, group));
  setFolded(isAllFolded ? groups : outermost, !isAllFolded);
}
