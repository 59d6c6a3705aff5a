/**
 * Parts of the page that are fetched when they are first wanted. Unlike React's `lazy`, which keeps a failure for ever, a
 * part that could not be had says so in its own place and comes by itself when the connection is back.
 */

import { type ComponentType, lazy, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { create } from "zustand";
import { useConnection } from "../state/connection";
import { tell } from "../state/notices";
import classes from "./Later.module.css";

interface LaterOptions {
  /** What stands for a part that could not be fetched: words in its place; a notice, for what covers the page; or, for a
   * mark that nobody misses, nothing. */
  readonly away?: "words" | "notice" | "nothing";
  /** Fetched as soon as the page has nothing else to do, so that it is there without a connection too. */
  readonly soon?: boolean;
}

/** Call at the top of a module, as `lazy`; a `Suspense` is needed above it as well. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { away = "words", soon = false }: LaterOptions = {},
): ComponentType<P> {
  const Away = AWAY[away];
  const attempt = (): ComponentType<P> =>
    lazy(() =>
      load().then(
        (part) => ({ default: part }),
        () => {
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
  notice: function AwayNotice() {
    const { t } = useTranslation("workspace");
    useEffect(() => tell(t("part_away"), "part"), [t]);
    return null;
  },
  nothing: () => null,
};

/** Acts once, as soon as there is hope that something can be fetched again. */
function onceBack(act: () => void): void {
  const back = () => {
    stop();
    window.removeEventListener("online", back);
    fetchStylesAgain();
    act();
  };
  const stop = useConnection.subscribe((now, before) => {
    if (now.live === "online" && before.live !== "online") back();
  });
  window.addEventListener("online", back);
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

/** One that does not come is asked for again when it is wanted. */
function fetchQuietly(load: () => Promise<unknown>): void {
  load().catch(() => undefined);
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
