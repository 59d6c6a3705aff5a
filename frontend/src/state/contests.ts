/** That something about a room's contests is new: whoever shows them asks again; so does whoever shows what they hold back. */

import { create } from "zustand";
import type { ContestsChanged } from "../wire/messages.gen";
import { loadDatasets } from "./catalog";

interface ContestNews {
  readonly room: string | null;
  /** counts the news */
  readonly version: number;
}

export const useContestNews = create<ContestNews>(() => ({ room: null, version: 0 }));

export function takeContests({ room }: ContestsChanged): void {
  useContestNews.setState(({ version }) => ({ room, version: version + 1 }));
}

/** Told to every page: whoever looks at a data set is in no room perhaps, as the teacher at a project of theirs. */
export function takeHeldBack(): void {
  void loadDatasets().catch(() => undefined); // offline: a watch of what is held back is refused, and asks again
}
