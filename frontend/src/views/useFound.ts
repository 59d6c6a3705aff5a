/** What a question to the server finds, for a form that has to know before it can offer anything. */

import { useEffect, useState } from "react";
import { tellError } from "../state/notices";

/** Null until it is known, and again as soon as another question is asked: keep `ask` stable with `useCallback`. */
export function useFound<T>(ask: (signal: AbortSignal) => Promise<T>): T | null {
  const [found, setFound] = useState<T | null>(null);
  useEffect(() => {
    const asked = new AbortController();
    setFound(null);
    ask(asked.signal).then(
      (answer) => {
        if (!asked.signal.aborted) setFound(answer);
      },
      (error: unknown) => {
        if (!asked.signal.aborted) tellError(error);
      },
    );
    return () => asked.abort();
  }, [ask]);
  return found;
}
