/** What the open project's recipe plans: asked of the server whenever the recipe or the data set is another. */

import { useEffect, useState } from "react";
import { useOnlyForLooking } from "../../state/catalog";
import { useConnection } from "../../state/connection";
import { useProject } from "../../state/project";
import { ApiProblem, request } from "../../wire/api";
import type { Plan } from "../../wire/types";

/** A slider passes many values: the one where it rests is worth a question. */
const REST_MS = 150;

export interface Planned {
  /** The last one that was told. */
  readonly plan: Plan | null;
  /** It is not of the recipe as it is now: the server could not be asked. */
  readonly isLost: boolean;
}

export function usePlan(): Planned {
  const recipe = useProject((project) => project.document?.recipe);
  const dataset = useProject((project) => project.document?.dataset);
  const isOnlyForLooking = useOnlyForLooking() !== null;
  const [planned, setPlanned] = useState<Planned>({ plan: null, isLost: false });
  const live = useConnection((connection) => connection.live);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the server back, it is asked again
  useEffect(() => {
    if (recipe === undefined || dataset === undefined || isOnlyForLooking) return;
    const given = new AbortController();
    const timer = setTimeout(() => {
      request<Plan>("POST", "/api/recipe/schedule", { body: { recipe, dataset }, signal: given.signal })
        .then((plan) => setPlanned({ plan, isLost: false }))
        .catch((error: unknown) => {
          if (given.signal.aborted) return;
          const isRefused = error instanceof ApiProblem && error.status === 422; // that is told at its field
          setPlanned(({ plan }) => ({ plan, isLost: !isRefused }));
        });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [recipe, dataset, isOnlyForLooking, live]);
  return planned;
}
