/** A lab's state: in memory while it changes, in the address when the hand rests; back and forward bring it back. */

import { useCallback, useEffect, useRef, useState } from "react";
import { navigate, useSearch } from "wouter/use-browser-location";
import { readState, writeState } from "./address";
import type { Entering, Lab } from "./declare";

type State = Readonly<Record<string, unknown>>;

/** Browsers refuse more than about a hundred changes of the address in thirty seconds. */
const REST_MS = 350;

export interface LabState {
  readonly state: State;
  readonly unread: readonly string[];
  readonly change: (next: State, entering?: Entering) => void;
  /** Puts the state into the address at once, for whoever copies it. */
  readonly settle: () => void;
}

export function useLabState({ fields }: Lab): LabState {
  const query = useSearch().replace(/^\?/, "");
  const [{ state, unread }, setReading] = useState(() => readState(fields, query));
  const shown = useRef<State>(state);
  /** What the address says that we know of: anything else came from a link, from back or from forward. */
  const known = useRef(query);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; entering: Entering } | null>(null);

  const settle = useCallback(() => {
    if (waiting.current === null) return;
    clearTimeout(waiting.current.timer);
    const replace = waiting.current.entering === "replace";
    waiting.current = null;
    const next = writeState(fields, shown.current);
    if (next === known.current) return;
    known.current = next;
    navigate(next === "" ? location.pathname : `${location.pathname}?${next}`, { replace });
  }, [fields]);

  const change = useCallback(
    (next: State, entering: Entering = "push") => {
      shown.current = { ...shown.current, ...next };
      setReading({ state: shown.current, unread: [] });
      const before = waiting.current;
      if (before !== null) clearTimeout(before.timer);
      waiting.current = {
        timer: setTimeout(settle, REST_MS),
        entering: before?.entering === "push" ? "push" : entering,
      };
    },
    [settle],
  );

  useEffect(() => {
    if (query === known.current) return;
    known.current = query;
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
    const reading = readState(fields, query);
    shown.current = reading.state;
    setReading(reading);
  }, [fields, query]);

  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
    },
    [],
  );

  return { state, unread, change, settle };
}
