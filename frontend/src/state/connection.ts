/** Whether the server answers: the face of the connection. */

import { create } from "zustand";
import type { LiveState } from "../wire/live";

interface Connection {
  live: LiveState;
  /** Version the server said in its welcome. */
  version: string | null;
}

export const useConnection = create<Connection>(() => ({ live: "connecting", version: null }));

/** Nobody answers: what is shown is what was told last. */
export const useIsAway = () => useConnection(({ live }) => live === "offline" || live === "restarting");
