/**
 * Questions that are asked one after another, again and again while what they are about changes: the newest version of
 * each counts, none is left behind however fast the changes come, and one at a time is on its way.
 */

export interface Rounds<Q> {
  /** From now on these, by name; what was asked in the same words and answered is not asked again. */
  readonly want: (questions: ReadonlyMap<string, Q>) => void;
  readonly stop: () => void;
}

/** `ask` answers for itself: it takes its question's answer, or its problem, where it belongs. */
export function startRounds<Q>(ask: (name: string, question: Q, signal: AbortSignal) => Promise<void>): Rounds<Q> {
  const ended = new AbortController();
  const answered = new Map<string, Q>();
  let wanted: ReadonlyMap<string, Q> = new Map();
  let last = "";
  let isUnderway = false;

  /** The one after the last, so that all have their turn. */
  const next = (): [string, Q] | undefined => {
    const all = [...wanted];
    const place = 1 + all.findIndex(([name]) => name === last);
    return [...all.slice(place), ...all.slice(0, place)].find(([name, question]) => answered.get(name) !== question);
  };

  const go = async () => {
    if (isUnderway) return;
    isUnderway = true;
    try {
      for (let found = next(); found && !ended.signal.aborted; found = next()) {
        const [name, question] = found;
        last = name;
        answered.set(name, question);
        await ask(name, question, ended.signal);
      }
    } finally {
      isUnderway = false; // a question that throws ends this round, not those to come
    }
  };

  return {
    want: (questions) => {
      wanted = questions;
      void go();
    },
    stop: () => ended.abort(),
  };
}
