/** Which of the large dialogs is open: at most one. They are parts of their own, loaded when they are first wanted. */

import { create } from "zustand";
import type { NodeId } from "../wire/types";

export type Dialog =
  | { name: "gallery"; architecture?: string }
  | { name: "augment" }
  | { name: "experiments" }
  | { name: "embedding"; node?: NodeId }
  | { name: "export" }
  | { name: "data" }
  | { name: "upload"; file?: File }
  | { name: "explore"; dataset: string }
  | { name: "results" }
  | { name: "handin"; run: string; step?: number }
  | { name: "hand_out"; room: string; project?: string }
  | { name: "import"; file?: File }
  | { name: "moved" }
  | { name: "partners" }
  | { name: "runs"; face: RunsFace }
  | { name: "start_over" }
  | { name: "step" }
  | { name: "sweep" }
  | { name: "transfer" }
  | { name: "why" };

/** All runs, those of a series, or two side by side. */
export type RunsFace =
  | { kind: "list" }
  | { kind: "series"; series: string }
  | { kind: "two"; runs: readonly [string, string] };

export const useDialog = create<{ dialog: Dialog | null }>(() => ({ dialog: null }));

export function openDialog(dialog: Dialog): void {
  useDialog.setState({ dialog });
}

export function closeDialog(): void {
  useDialog.setState({ dialog: null });
}

/** Those that look at the open network: what was chosen in them means nothing in another one. */
const OF_NETWORK: ReadonlySet<Dialog["name"]> = new Set([
  "embedding",
  "moved",
  "partners",
  "start_over",
  "step",
  "why",
]);

export function closeNetworkDialog(): void {
  useDialog.setState(({ dialog }) => (dialog !== null && OF_NETWORK.has(dialog.name) ? { dialog: null } : {}));
}
