/** The newest word of the socket about a run of the project's list; the list itself is loaded when it is opened. */

import { create } from "zustand";
import type { RunSummary } from "../wire/types";

export const useListed = create<{ run: RunSummary | null }>(() => ({ run: null }));
