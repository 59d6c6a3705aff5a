/** Questions that take long: begun, followed with progress, cancelled by their signal. */

import { send } from "./api";
import type { StudyUnderway } from "./messages.gen";

export type { StudyUnderway } from "./messages.gen";

const GOES_ON = 202;

/**
 * Asks at `path` and waits for the answer, telling how far it is. When `signal` aborts, nobody here waits for the study
 * any longer, and the server is told. Throws ApiProblem where there is no answer.
 */
export async function followStudy(
  path: string,
  body: object,
  signal: AbortSignal,
  tell: (underway: StudyUnderway) => void,
): Promise<Response> {
  // Not aborted itself: the study that it begins would go on, and nobody would know its name.
  let response = await send("POST", path, { body });
  while (response.status === GOES_ON) {
    const underway = (await response.json()) as StudyUnderway;
    const place = `/api/studies/${encodeURIComponent(underway.study)}`;
    const leave = () => void send("DELETE", place, { keepalive: true }).catch(() => undefined); // it may be over by now
    if (signal.aborted) {
      leave();
      throw signal.reason;
    }
    tell(underway);
    signal.addEventListener("abort", leave, { once: true });
    try {
      response = await send("GET", place, { signal });
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }
  signal.throwIfAborted();
  return response;
}
