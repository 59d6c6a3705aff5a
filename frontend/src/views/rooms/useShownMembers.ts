/** Who is shown, in an order that changes at once when it is asked for, and else seldom: a tile is pointed at, and read. */

import { useEffect, useRef, useState } from "react";
import { keepOrder, type Shown, shownMembers, type Tiles } from "../../core/roster";

const SELDOM_MS = 3000;

/** Keep `shown` stable with `useMemo`. */
export function useShownMembers(tiles: Tiles | null, shown: Shown): readonly string[] | null {
  const [turn, setTurn] = useState(0);
  const last = useRef<{ readonly ids: readonly string[]; readonly shown: Shown; readonly turn: number } | null>(null);

  useEffect(() => {
    const timer = setInterval(() => setTurn((count) => count + 1), SELDOM_MS);
    return () => clearInterval(timer);
  }, []);

  if (tiles === null) return null;
  const now = shownMembers(tiles, shown);
  const before = last.current;
  const isAnew = before === null || before.shown !== shown || before.turn !== turn;
  const ids = isAnew ? now : keepOrder(before.ids, now);
  last.current = { ids, shown, turn };
  return ids;
}
