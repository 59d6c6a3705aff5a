/** An answer that is asked for again and again: one question is on its way, and of those meant meanwhile the newest counts. */

import { useCallback, useEffect, useRef, useState } from "react";
import { newestOnly } from "../core/newest";
import { ApiProblem } from "../wire/api";
import { useConnection } from "./connection";

export interface NewestAnswer<T> {
  /** Stays while the next is on its way; null before the first. */
  readonly answer: T | null;
  /** What kept the newest question from an answer. */
  readonly problem: ApiProblem | null;
}

export type Ask<T> = (signal: AbortSignal) => Promise<T | null>;

/** The answer, and how to ask (stable); asked again when the server is back. Nothing is heard of any more when the component goes. */
export function useNewestAnswer<T>(): [found: NewestAnswer<T>, ask: (question: Ask<T>) => void] {
  const [found, setFound] = useState<NewestAnswer<T>>({ answer: null, problem: null });
  const asking = useRef<((question: Ask<T>) => void) | null>(null);
  const last = useRef<Ask<T> | null>(null);
  const isOnline = useConnection((connection) => connection.live === "online");
  useEffect(() => {
    const leaving = new AbortController();
    asking.current = newestOnly(async (question) => {
      if (leaving.signal.aborted) return;
      try {
        const answer = await question(leaving.signal);
        if (leaving.signal.aborted) return;
        setFound((now) => (now.answer === answer && now.problem === null ? now : { answer, problem: null }));
      } catch (error) {
        if (leaving.signal.aborted) return;
        if (!(error instanceof ApiProblem)) throw error;
        setFound(({ answer }) => ({ answer, problem: error }));
      }
    });
    return () => leaving.abort();
  }, []);
  const ask = useCallback((question: Ask<T>) => {
    last.current = question;
    asking.current?.(question);
  }, []);
  const wasCutOff = found.problem?.code === "offline";
  useEffect(() => {
    if (wasCutOff && isOnline && last.current !== null) ask(last.current);
  }, [wasCutOff, isOnline, ask]);
  return [found, ask];
}
