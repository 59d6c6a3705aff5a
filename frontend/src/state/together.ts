/**
 * People who look at the same thing. What the server says of them is taken by a part that is loaded with the first word
 * of it: most people work alone.
 */

import { create } from "zustand";
import type {
  Absent,
  Comments,
  Halted,
  HandedOut,
  Present,
  Projected,
  ProjectorAsked,
  Shown,
} from "../wire/messages.gen";

export type TogetherMessage = Present | Absent | Comments | Shown | HandedOut | Halted | ProjectorAsked | Projected;

/** True once somebody else is there, or something was said: what shows it is drawn from then on. */
export const useTogether = create<{ wanted: boolean }>(() => ({ wanted: false }));

let part: Promise<typeof import("./teaching")> | null = null;

export function takeTogether(message: TogetherMessage): void {
  const saysNothing = message.type === "comments" && message.comments.length === 0;
  if (part === null && saysNothing) return;
  void together().then(({ take }) => take(message)); // of one promise, so that messages keep their order
}

/** The part itself, for what asks for it by hand. */
export function together(): Promise<typeof import("./teaching")> {
  part ??= import("./teaching");
  useTogether.setState({ wanted: true });
  return part;
}
