/** What the open project's recipe plans: asked of the server whenever the recipe or the data set is another. */

import { useEffect, useState } from "react";
import { useOnlyForLooking } from "../../state/catalog";
import { useProject } from "../../state/project";
import { request } from "../../wire/api";
import type { Plan } from "../../wire/types";

/** A slider passes many values: the one where it rests is worth a question. */
const REST_MS = 150;

export function usePlan(): Plan | null {
  const recipe = useProject((project) => project.document?.recipe);
  const dataset = useProject((project) => project.document?.dataset);
  const isOnlyForLooking = useOnlyForLooking() !== null;
  const [plan, setPlan] = useState<Plan | null>(null);
  useEffect(() => {
    if (recipe === undefined || dataset === undefined || isOnlyForLooking) return;
    const given = new AbortController();
    const timer = setTimeout(() => {
      request<Plan>("POST", "/api/recipe/schedule", { body: { recipe, dataset }, signal: given.signal })
        .then(setPlan)
        .catch(() => undefined); // what is refused is told at its field; without a server the last plan stands
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [recipe, dataset, isOnlyForLooking]);
  return plan;
}
