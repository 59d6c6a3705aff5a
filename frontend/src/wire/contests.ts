/** What is asked of the server about contests: by teachers who set them, by students who hand in. */

import { request } from "./api";
import type { ContestAnswer, ContestList, HandinAnswer, HandinList, Leaderboard, ProspectList } from "./messages.gen";

const all = (room: string) => `/api/rooms/${encodeURIComponent(room)}/contests`;
const one = (room: string, contest: string) => `${all(room)}/${encodeURIComponent(contest)}`;

/** A contest as a teacher sets it. */
export type ContestTask = Pick<
  ContestAnswer,
  "title" | "text" | "dataset" | "images" | "parameters" | "minutes" | "per_hour"
>;

export type ContestChange = Partial<Pick<ContestAnswer, "title" | "text" | "per_hour" | "hidden" | "closed">>;

export const contests = {
  list: (room: string, signal?: AbortSignal) => request<ContestList>("GET", all(room), { signal }),
  begin: (room: string, body: ContestTask) => request<ContestAnswer>("POST", all(room), { body }),
  change: (room: string, id: string, body: ContestChange) => request<ContestAnswer>("PATCH", one(room, id), { body }),
  /** With all that was handed in, for good. */
  erase: (room: string, id: string) => request<null>("DELETE", one(room, id)),

  board: (room: string, id: string, signal?: AbortSignal) =>
    request<Leaderboard>("GET", `${one(room, id)}/board`, { signal }),
  handins: (room: string, id: string, signal?: AbortSignal) =>
    request<HandinList>("GET", `${one(room, id)}/handins`, { signal }),
  handIn: (room: string, id: string, run: string, snapshot: number | "live") =>
    request<HandinAnswer>("POST", `${one(room, id)}/handins`, { body: { run, snapshot } }),
  /** Where a run could be handed in, and what speaks against it. */
  prospects: (run: string, step: number | undefined, signal?: AbortSignal) =>
    request<ProspectList>(
      "GET",
      `/api/runs/${encodeURIComponent(run)}/contests${step === undefined ? "" : `?step=${step}`}`,
      { signal },
    ),

  /** The address of a file: the results as a table, or everything. */
  file: (room: string, id: string, name: "results.csv" | "everything.zip", language: string) =>
    `${one(room, id)}/${name}?lang=${language}`,
};
