/** Asks one at a time, and of all that was wished meanwhile only the newest: for answers that follow a moving slider. */
export function newestOnly<A>(ask: (wish: A) => Promise<void>): (wish: A) => void {
  let isAsking = false;
  let next: { wish: A } | null = null;
  const begin = async (wish: A): Promise<void> => {
    isAsking = true;
    try {
      await ask(wish);
    } finally {
      isAsking = false;
      const waiting = next;
      next = null;
      if (waiting) void begin(waiting.wish);
    }
  };
  return (wish) => {
    if (isAsking) next = { wish };
    else void begin(wish);
  };
}
