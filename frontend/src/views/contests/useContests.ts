/** A question about a room's contests, asked again whenever the server says that something is new. */

import { useEffect, useRef } from "react";
import { useConnection } from "../../state/connection";
import { useContestNews } from "../../state/contests";
import { type Answer, useAnswer } from "../useAnswer";

/** A class hears the same news at once, and is to ask not at once. Milliseconds at most. */
const SPREAD = 800;

export function useContests<T>(room: string, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const answer = useAnswer(ask);
  const version = useContestNews((news) => (news.room === room ? news.version : 0));
  const live = useConnection((connection) => connection.live);
  const wasCutOff = useRef(false);
  const { again } = answer;
  useEffect(() => {
    if (version === 0) return undefined;
    const timer = setTimeout(again, Math.random() * SPREAD);
    return () => clearTimeout(timer);
  }, [version, again]);
  // What was new during an outage was told to nobody.
  useEffect(() => {
    if (live === "offline" || live === "restarting") wasCutOff.current = true;
    if (live !== "online" || !wasCutOff.current) return undefined;
    wasCutOff.current = false;
    const timer = setTimeout(again, Math.random() * SPREAD);
    return () => clearTimeout(timer);
  }, [live, again]);
  return answer;
}
