/** What a data set looks like as a whole: asked once for all parts of the page that show it. */

import { useCallback } from "react";
import { type DatasetStatistics, exploreApi } from "../../wire/own-data";
import { type Answer, useAnswer } from "../useAnswer";

const asked = new Map<string, Promise<DatasetStatistics>>();

/** One question, whoever waits for it; a failed one is asked again. */
function ask(name: string): Promise<DatasetStatistics> {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const answer = exploreApi.statistics(name, new AbortController().signal);
  asked.set(name, answer);
  answer.catch(() => asked.delete(name));
  return answer;
}

export function useStatistics(name: string): Answer<DatasetStatistics> {
  return useAnswer(useCallback(() => ask(name), [name]));
}
