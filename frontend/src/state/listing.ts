/** What the server offers and the page needs only now and then: asked for when first looked at, in the page's language. */

import { useEffect } from "react";
import { create } from "zustand";
import i18next from "../i18n";
import { ApiProblem } from "../wire/api";
import { useConnection } from "./connection";

export interface Listing<T> {
  /** null until the first answer */
  entries: readonly T[] | null;
  problem: ApiProblem | null;
}

export interface Listed<T> {
  /** The list, for a component; asking for it begins with the first one that is shown. */
  use: () => Listing<T>;
  now: () => Listing<T>;
  /** Asks, unless that was done already. */
  want: () => void;
  /** Asks again. */
  load: () => Promise<void>;
}

export function listing<T>(ask: () => Promise<readonly T[]>): Listed<T> {
  const store = create<Listing<T>>(() => ({ entries: null, problem: null }));
  let asked = 0;

  /** The newest question's answer counts. */
  async function load(): Promise<void> {
    const mine = ++asked;
    try {
      const entries = await ask();
      if (mine === asked) store.setState({ entries, problem: null });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (mine === asked) store.setState({ problem: error });
    }
  }

  const want = () => {
    if (asked === 0) void load();
  };
  i18next.on("languageChanged", () => {
    if (asked > 0) void load();
  });
  useConnection.subscribe((now, before) => {
    const isBack = now.live === "online" && before.live !== "online";
    if (isBack && store.getState().problem !== null) void load();
  });

  return {
    use: () => {
      useEffect(want, []);
      return store();
    },
    now: store.getState,
    want,
    load,
  };
}
