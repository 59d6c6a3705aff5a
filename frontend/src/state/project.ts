/** The open project: the shared document with optimistic edits, and this person's undo history. */

import { enablePatches, produceWithPatches } from "immer";
import { create } from "zustand";
import {
  EMPTY_HISTORY,
  forget,
  type History,
  type HistoryEntry,
  record,
  redo,
  stillHolds,
  undo,
} from "../core/history";
import { compact, type Operation, toOperations } from "../core/patch";
import { withoutGone } from "../core/recipe";
import { goneNodes } from "../core/refusals";
import {
  applyLocal,
  markSent,
  markUnsent,
  type Replica,
  replicaOf,
  takeDocument,
  takeEdited,
  takeRefused,
} from "../core/replica";
import i18next from "../i18n";
import type { Edit, Edited, ProjectState, Refused } from "../wire/messages.gen";
import type { Graph, NodeId, Project, ProjectDocument } from "../wire/types";
import { live } from "./live";
import { tell, tellProblem } from "./notices";

enablePatches();

/** While a slider moves, edits are gathered this long before they are sent. */
const GESTURE_SEND_MS = 33;

interface OpenProject {
  id: string | null;
  /** This person may change it: as its owner, or as a partner. */
  mine: boolean;
  role: Project["role"];
  document: ProjectDocument | null;
  revision: number;
  /** It has trained weights: those of a run, or some that it came with. */
  weights: boolean;
  /** Where a copy's weights come from. */
  origin: Project["origin"];
  /** The network as it was when the project was opened: the one that weights without a run belong to. */
  opened: Graph | null;
  history: History;
  /** True when the server has confirmed everything. */
  saved: boolean;
}

const CLOSED: OpenProject = {
  id: null,
  mine: false,
  role: "visitor",
  document: null,
  revision: 0,
  weights: false,
  origin: null,
  opened: null,
  history: EMPTY_HISTORY,
  saved: true,
};

export const useProject = create<OpenProject>(() => CLOSED);

let replica: Replica<ProjectDocument> | null = null;
let sending: ReturnType<typeof setTimeout> | undefined;

function publish(next: Replica<ProjectDocument>, more: Partial<OpenProject> = {}): void {
  replica = next;
  useProject.setState({
    document: next.document,
    revision: next.revision,
    saved: next.pending.length === 0,
    ...more,
  });
}

/** Shows a project that was just loaded. */
export function showProject(project: Project): void {
  const { id, mine, role, weights, origin, title, task, graphs, dataset, recipe } = project;
  const document = { title, task, graphs, dataset, recipe };
  const opened = mainGraph(document);
  publish(replicaOf(project.revision, document), { id, mine, role, weights, origin, opened, history: EMPTY_HISTORY });
}

export function closeProject(): void {
  replica = null;
  clearTimeout(sending);
  useProject.setState(CLOSED);
}

/** The graph people see on the canvas. */
export function mainGraph(document: ProjectDocument): Graph {
  return (document.graphs.main ?? Object.values(document.graphs)[0]) as Graph;
}

/** Whether the server has a node already: an edit that adds one is on its way for a moment. */
export function isConfirmed(node: NodeId): boolean {
  return replica !== null && node in mainGraph(replica.confirmed).nodes;
}

/** The main graph of the open project, null without one. */
export function useGraph(): Graph | null {
  return useProject((state) => (state.document ? mainGraph(state.document) : null));
}

/**
 * Changes the document: `change` edits a draft. Arrays are replaced whole, never changed in place.
 * Edits that share a `gesture` (one drag of a slider) are one entry of the history. False when nothing could change.
 */
export function edit(change: (draft: ProjectDocument) => void, gesture: string | null = null): boolean {
  if (!replica) return false;
  if (!useProject.getState().mine) {
    tell(i18next.t("workspace:readOnly.refusal"), "read-only");
    return false;
  }
  const [, patches, inverse] = produceWithPatches(replica.document, (draft) => {
    change(draft as ProjectDocument);
  });
  if (patches.length === 0) return false;
  const entry = { id: freshEditId(), gesture, redo: toOperations(patches), undo: toOperations(inverse) };
  applyAndSend(entry.id, entry.redo, gesture, record(useProject.getState().history, entry));
  return true;
}

/** Changes the network; what the recipe says about layers and groups goes with them. */
export function editGraph(change: (graph: Graph) => void, gesture: string | null = null): boolean {
  return edit((draft) => {
    change(mainGraph(draft));
    forgetGone(draft);
  }, gesture);
}

/** Lets the recipe say nothing of layers and groups that the network does not have (any more). */
export function forgetGone(draft: ProjectDocument): void {
  const graph = mainGraph(draft);
  for (const [field, there] of [
    ["layers", graph.nodes],
    ["groups", graph.groups],
  ] as const) {
    const kept = withoutGone(draft.recipe[field], there);
    if (kept) draft.recipe[field] = kept;
  }
}

export function undoEdit(): void {
  travel(undo(useProject.getState().history), "undo");
}

export function redoEdit(): void {
  travel(redo(useProject.getState().history), "redo");
}

function travel(step: { entry: HistoryEntry; history: History } | null, direction: "undo" | "redo"): void {
  if (!step || !replica) return;
  if (stillHolds(replica.document, step.entry, direction)) {
    applyAndSend(freshEditId(), step.entry[direction], null, step.history);
    return;
  }
  useProject.setState({ history: dropped(step.history, direction) });
  tell(i18next.t("workspace:historyConflict"));
}

/** The entry is on the other stack by now; it can be done neither again nor back. */
function dropped({ past, future }: History, direction: "undo" | "redo"): History {
  return direction === "undo" ? { past, future: future.slice(0, -1) } : { past: past.slice(0, -1), future };
}

function applyAndSend(id: string, operations: Operation[], gesture: string | null, history: History): void {
  if (!replica) return;
  publish(applyLocal(replica, { id, gesture, operations: compact(operations) }), { history });
  if (gesture === null) flush();
  else sending ??= setTimeout(flush, GESTURE_SEND_MS);
}

/** Sends what has not been sent; without a connection it waits for the next `project` message. */
function flush(): void {
  clearTimeout(sending);
  sending = undefined;
  const project = useProject.getState().id;
  if (!replica || project === null) return;
  for (const { id, operations, sent } of replica.pending) {
    if (sent) continue;
    const message: Edit = { type: "edit", id, project, revision: replica.revision, patch: operations };
    if (!live().edit(message)) return;
  }
  publish(markSent(replica));
}

export function takeProjectMessage(message: ProjectState): void {
  if (message.project !== useProject.getState().id || !replica) return;
  publish(takeDocument(replica, message.revision, message.document as ProjectDocument), {
    mine: message.mine,
    role: message.role,
  });
  flush();
}

export function takeEditedMessage(message: Edited): void {
  if (message.project !== useProject.getState().id || !replica) return;
  const next = takeEdited(replica, { ...message, patch: message.patch as Operation[] });
  if (next) publish(next);
  else live().refollow();
}

export function takeRefusedMessage(message: Refused): void {
  if (message.project !== useProject.getState().id || !replica) return;
  const { history } = useProject.getState();
  const made = history.past.find(({ id }) => id === message.id);
  publish(takeRefused(replica, message.id), { history: forget(history, message.id) });
  const gone = made ? goneNodes(made.redo, mainGraph(replica.confirmed)) : [];
  if (gone.length === 0) tellProblem(message.reason);
  else tell(i18next.t("workspace:goneMeanwhile", { count: gone.length, names: gone.join(", ") }), "refused");
}

export function connectionLost(): void {
  if (replica) publish(markUnsent(replica));
}

function freshEditId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, "0")).join("");
}
