/** This tab's copy of a shared document: what the server confirmed, and own edits on top that it has not answered yet.
 *
 * Pure functions: the server is the authority, pending edits are applied again on top of whatever it says. */

import { applyOperations, compact, type Operation, PatchConflict } from "./patch";

export interface PendingEdit {
  id: string;
  gesture: string | null;
  operations: Operation[];
  /** Handed to a socket that is still open. */
  sent: boolean;
}

export interface Replica<T> {
  revision: number;
  confirmed: T;
  pending: readonly PendingEdit[];
  /** `confirmed` with `pending` applied: what people see. */
  document: T;
}

export function replicaOf<T>(revision: number, document: T): Replica<T> {
  return { revision, confirmed: document, pending: [], document };
}

/** Applies an own edit at once. An unsent edit of the same gesture takes it up, so that a drag sends few messages.
 * Throws PatchConflict when it does not fit. */
export function applyLocal<T>(replica: Replica<T>, edit: Omit<PendingEdit, "sent">): Replica<T> {
  const document = applyOperations(replica.document, edit.operations);
  const last = replica.pending.at(-1);
  if (last && !last.sent && edit.gesture !== null && last.gesture === edit.gesture) {
    const merged = { ...last, operations: compact([...last.operations, ...edit.operations]) };
    return { ...replica, document, pending: replica.pending.with(-1, merged) };
  }
  return { ...replica, document, pending: [...replica.pending, { ...edit, sent: false }] };
}

export function markSent<T>(replica: Replica<T>): Replica<T> {
  return { ...replica, pending: replica.pending.map((edit) => (edit.sent ? edit : { ...edit, sent: true })) };
}

/** The socket closed: nobody knows whether the unanswered edits arrived, so they are sent again after the resync. */
export function markUnsent<T>(replica: Replica<T>): Replica<T> {
  return { ...replica, pending: replica.pending.map((edit) => ({ ...edit, sent: false })) };
}

/** Takes a confirmed edit, own or another's. Null when a revision is missing: the caller asks for the whole document. */
export function takeEdited<T>(
  replica: Replica<T>,
  edited: { id: string | null; revision: number; patch: readonly Operation[] },
): Replica<T> | null {
  const pending = replica.pending.filter((edit) => edit.id !== edited.id);
  if (edited.revision <= replica.revision) return rebase({ ...replica, pending });
  if (edited.revision > replica.revision + 1) return null;
  const confirmed = applyOperations(replica.confirmed, edited.patch);
  return rebase({ ...replica, revision: edited.revision, confirmed, pending });
}

/** Takes the whole document. The revision at hand is kept as it is: what looks at it need not look again. */
export function takeDocument<T>(replica: Replica<T>, revision: number, document: T): Replica<T> {
  return revision === replica.revision ? rebase(replica) : rebase({ ...replica, revision, confirmed: document });
}

/** Takes back an edit that the server refused. */
export function takeRefused<T>(replica: Replica<T>, id: string): Replica<T> {
  return rebase({ ...replica, pending: replica.pending.filter((edit) => edit.id !== id) });
}

/** Applies the pending edits again; one that no longer fits is dropped, as the server would refuse it. */
function rebase<T>(replica: Replica<T>): Replica<T> {
  let document = replica.confirmed;
  const pending = replica.pending.filter((edit) => {
    try {
      document = applyOperations(document, edit.operations);
      return true;
    } catch (error) {
      if (error instanceof PatchConflict) return false;
      throw error;
    }
  });
  return { ...replica, pending, document };
}
