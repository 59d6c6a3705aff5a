/** That something about a room's contests is new: whoever shows them asks again. */

import { create } from "zustand";
import type { ContestsChanged } from "../wire/messages.gen";

interface ContestNews {
  readonly room: string | null;
  /** counts the news */
  readonly version: number;
}

export const useContestNews = create<ContestNews>(() => ({ room: null, version: 0 }));

export function takeContests({ room }: ContestsChanged): void {
  useContestNews.setState(({ version }) => ({ room, version: version + 1 }));
}
