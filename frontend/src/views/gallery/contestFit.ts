/** The gallery for a contest's network: what of it keeps within the limits comes first, and the rest says why not. */

import { useCallback, useMemo } from "react";
import { useCatalog } from "../../state/catalog";
import { contestOf } from "../../state/contestWork";
import { useProject } from "../../state/project";
import { api } from "../../wire/api";
import { contests } from "../../wire/contests";
import type { ArchitectureEntry } from "../../wire/types";
import { useAnswer } from "../useAnswer";

export interface ContestFit {
  /** Parameters at most. */
  readonly limit: number;
  readonly shape: readonly number[];
  /** By architecture, for the contest's pictures and classes; null where it cannot take them. */
  readonly parameters: Readonly<Record<string, number | null>>;
}

export function fits({ name }: ArchitectureEntry, { limit, parameters }: ContestFit): boolean {
  const adapted = parameters[name] ?? null;
  return adapted !== null && adapted <= limit;
}

/** Those that fit come first, in either part in the order they had. */
export function fittingFirst(entries: readonly ArchitectureEntry[], fit: ContestFit): ArchitectureEntry[] {
  return [...entries.filter((entry) => fits(entry, fit)), ...entries.filter((entry) => !fits(entry, fit))];
}

/** Null where the open project was not begun for a contest that takes work, and until it is known. */
export function useContestFit(): ContestFit | null {
  const project = useProject(({ id }) => id);
  const name = useProject(({ document }) => document?.dataset);
  const dataset = useCatalog(({ datasets }) => (name === undefined ? undefined : datasets.get(name)));
  const place = useMemo(() => (project === null ? null : contestOf(project)), [project]);
  const shape = dataset?.shape.join();
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (place === null || name === undefined || shape === undefined) return null;
      const { contests: all } = await contests.list(place.room, signal);
      const contest = all.find(({ id }) => id === place.contest);
      if (contest === undefined || contest.closed || contest.dataset !== name) return null;
      const { parameters } = await api.adapted(name, signal); // work for the server: only where it is of use
      return { limit: contest.parameters, shape: shape.split(",").map(Number), parameters };
    },
    [place, shape, name],
  );
  return useAnswer<ContestFit | null>(ask).value;
}
