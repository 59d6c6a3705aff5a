/** A lab's state as the query of its address: only what differs from the initial state is written. */

import type { Fields, StateOf } from "./fields";

export interface Reading<State> {
  readonly state: State;
  /** Names that the lab does not have, or whose writing it cannot read; the initial values stand for them. */
  readonly unread: readonly string[];
}

export function readState<F extends Fields>(fields: F, query: string): Reading<StateOf<F>> {
  const state: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) state[name] = field.initial;
  const unread: string[] = [];
  for (const [name, text] of new URLSearchParams(query)) {
    const value = Object.hasOwn(fields, name) ? fields[name]?.read(text) : undefined;
    if (value === undefined) unread.push(name);
    else state[name] = value;
  }
  return { state: state as StateOf<F>, unread };
}

/** Without the question mark; empty for the initial state. */
export function writeState<F extends Fields>(fields: F, state: StateOf<F>): string {
  const parts: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const text = field.write(state[name]);
    if (text !== field.write(field.initial)) parts.push(`${name}=${escaped(text)}`);
  }
  return parts.join("&");
}

/** Commas, semicolons and slashes may stand in a query as they are (RFC 3986, section 3.4): a person can read them. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%2F", "/");
}
