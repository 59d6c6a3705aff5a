/**
 * People who look at the same thing. What the server says of them is taken by a part that is loaded with the first word
 * of it: most people work alone.
 */

import { create } from "zustand";
import type {
  Absent,
  Comments,
  ContestBegun,
  Halted,
  HandedOut,
  Present,
  Projected,
  ProjectorAsked,
  Shown,
} from "../wire/messages.gen";
import { useProject } from "./project";

export type TogetherMessage =
  | Present
  | Absent
  | Comments
  | Shown
  | HandedOut
  | Halted
  | ContestBegun
  | ProjectorAsked
  | Projected;

interface Together {
  /** True once somebody else is there, or something was said: what shows it is drawn from then on. */
  wanted: boolean;
  /** This page shows what a teacher's does, and takes no orders of its own. */
  isMirrored: boolean;
  /** The open project is a copy of something handed out, and can be brought back to it. */
  hasTemplate: boolean;
  /** A project of which was told that nobody has said anything about it. */
  uncommented: string | null;
  /** The whole class looks at this page: nobody is called by their name. */
  isWall: boolean;
}

export const useTogether = create<Together>(() => ({
  wanted: false,
  isMirrored: false,
  hasTemplate: false,
  uncommented: null,
  isWall: false,
}));

let part: Promise<typeof import("./teaching")> | null = null;

export function takeTogether(message: TogetherMessage): void {
  const isAlone = message.type === "comments" && message.comments.length === 0;
  const saysNothing = isAlone && useProject.getState().role === "owner";
  if (part === null && saysNothing) {
    useTogether.setState({ uncommented: message.project });
    return;
  }
  void together().then(({ take }) => take(message)); // of one promise, so that messages keep their order
}

/** The part itself, for what asks for it by hand. */
export function together(): Promise<typeof import("./teaching")> {
  part ??= import("./teaching");
  useTogether.setState({ wanted: true });
  return part;
}
