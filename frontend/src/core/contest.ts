/** What a contest demands of a run, each demand with what the run has, before it is handed in. */

import type { ContestAnswer, ProspectAnswer } from "../wire/messages.gen";

export interface Demand {
  readonly name: "dataset" | "parameters" | "minutes" | "weights" | "left";
  readonly met: boolean;
  /** what the run has, and what is allowed, minutes in seconds; null where there is nothing to count */
  readonly value: number | null;
  readonly limit: number | null;
}

type Asked = Pick<ProspectAnswer, "parameters" | "seconds"> & {
  readonly problems: readonly { readonly code: string }[];
  readonly contest: Pick<ContestAnswer, "parameters" | "minutes" | "left" | "per_hour">;
};

/** In the order in which they are shown. The server judges; what it found wrong is what is not met. */
export function demandsOf({ contest, parameters, seconds, problems }: Asked): Demand[] {
  const isMet = (code: string) => !problems.some((problem) => problem.code === code);
  return [
    { name: "dataset", met: isMet("contest_other_data"), value: null, limit: null },
    { name: "parameters", met: isMet("contest_parameters"), value: parameters, limit: contest.parameters },
    { name: "minutes", met: isMet("contest_minutes"), value: seconds, limit: contest.minutes * 60 },
    { name: "weights", met: isMet("contest_foreign_weights"), value: null, limit: null },
    { name: "left", met: contest.left !== 0, value: contest.left, limit: contest.per_hour },
  ];
}

/** F1 as everybody sees it: points follow from these four digits. */
export const F1_DIGITS = 4;
