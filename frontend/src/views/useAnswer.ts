/** One question to the server and its three faces: waiting, answered, failed. */
import { useCallback, useEffect, useState } from "react";
import { useConnection } from "../state/connection";
import { ApiProblem } from "../wire/api";

export interface Answer<T> {
  /** The newest answer; it stays while a newer one is asked for. */
  readonly value: T | null;
  readonly problem: ApiProblem | null;
  /** Ask again. */
  readonly again: () => void;
}

/**
 * Asks when first shown, whenever `ask` changes (keep it stable with `useCallback`), on `again`, and after an outage as
 * soon as the server is back.
 */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const live = useConnection((connection) => connection.live);
  const wasCutOff = problem?.code === "offline";

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the request to ask once more
  useEffect(() => {
    const asked = new AbortController();
    ask(asked.signal).then(
      (answer) => {
        setValue(answer);
        setProblem(null);
      },
      (error: unknown) => {
        if (asked.signal.aborted) return;
        if (!(error instanceof ApiProblem)) throw error;
        setProblem(error);
      },
    );
    return () => asked.abort();
  }, [ask, attempt]);

  useEffect(() => {
    if (wasCutOff && live === "online") again();
  }, [wasCutOff, live, again]);

  return { value, problem, again };
}
