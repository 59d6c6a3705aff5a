/**
 * Parts of the page that are fetched when they are first wanted. Unlike React's `lazy`, which keeps a failure for ever, a
 * part that could not be had says so in its own place and comes by itself when the connection is back.
 */

import { type ComponentType, lazy, type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { create } from "zustand";
import { useConnection } from "../state/connection";
import { tell } from "../state/notices";
import classes from "./Later.module.css";

interface LaterOptions {
  /** What stands for a part that could not be fetched: words in its place; for a mark that nobody misses, nothing; for
   * what covers the page a component of `awayNotice`. */
  readonly away?: "words" | "nothing" | (() => ReactNode);
  /** Fetched as soon as the page has nothing else to do, so that it is there without a connection too. */
  readonly soon?: boolean;
}

/** What Chromium, Firefox, Safari and Vite say of a module, or of its styles, that did not come. */
const LOST = /dynamically imported module|Importing a module script|Unable to preload/;

/** Call at the top of a module, as `lazy`; a `Suspense` is needed above it as well. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { away = "words", soon = false }: LaterOptions = {},
): ComponentType<P> {
  const Away = typeof away === "string" ? AWAY[away] : away;
  const attempt = (): ComponentType<P> =>
    lazy(() =>
      load().then(
        (part) => ({ default: part }),
        (error: unknown) => {
          if (!LOST.test(String(error))) reportError(error); // a mistake of the part itself
          onceBack(() => usePart.setState({ Part: attempt() }));
          return { default: Away };
        },
      ),
    ) as unknown as ComponentType<P>;
  const usePart = create<{ Part: ComponentType<P> }>(() => ({ Part: attempt() }));
  if (soon) whenIdle(load);
  return function Later(props: P) {
    const { Part } = usePart();
    return <Part {...props} />;
  };
}

const AWAY = {
  words: function AwayWords() {
    const { t } = useTranslation("workspace");
    return (
      <p className={classes.away} role="status">
        {t("part_away")}
      </p>
    );
  },
  nothing: () => null,
};

/**
 * For what covers the page: each time it is wanted (`useIsWanted`) a notice says that it could not be fetched, and `close`
 * takes the wish back. As long as the page believes itself covered, no key would do anything.
 */
export function awayNotice(useIsWanted: () => boolean, close: () => void): () => ReactNode {
  return function AwayNotice() {
    const { t } = useTranslation("workspace");
    const isWanted = useIsWanted();
    useEffect(() => {
      if (!isWanted) return;
      tell(t("part_away"), "part");
      close();
    }, [isWanted, t]);
    return null;
  };
}

/** A part may also fail to come while the connection stands, on a lossy line. */
const RETRY_MS = 10_000;

/** Acts once, as soon as there is hope that something can be fetched again. */
function onceBack(act: () => void): void {
  const back = () => {
    stop();
    clearTimeout(timer);
    window.removeEventListener("online", back);
    fetchStylesAgain();
    act();
  };
  const stop = useConnection.subscribe((now, before) => {
    if (now.live === "online" && before.live !== "online") back();
  });
  window.addEventListener("online", back);
  const timer = setTimeout(back, RETRY_MS);
}

/** A part's own styles are asked for by a link, and only once: those that did not come are asked for anew. */
function fetchStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    if (link.sheet === null) link.replaceWith(link.cloneNode());
  }
}

let isIdle = false;
const waiting: (() => Promise<unknown>)[] = [];

function whenIdle(load: () => Promise<unknown>): void {
  if (isIdle) fetchQuietly(load);
  else waiting.push(load);
}

let ahead = 0;

/** Whether a part is being fetched that nobody has asked for yet: if it does not come, nobody misses it. */
export function isFetchingAhead(): boolean {
  return ahead > 0;
}

/** One that does not come is asked for again when it is wanted. */
function fetchQuietly(load: () => Promise<unknown>): void {
  const end = () => {
    ahead -= 1;
  };
  ahead += 1;
  load().then(end, end);
}

/** Call when what was asked for is on the screen: the parts that are wanted `soon` come from now on. */
export function fetchSoon(): void {
  if (isIdle) return;
  const begin = () => {
    isIdle = true;
    waiting.splice(0).forEach(fetchQuietly);
  };
  if ("requestIdleCallback" in window) requestIdleCallback(begin);
  else setTimeout(begin, 1000); // Safari
}
