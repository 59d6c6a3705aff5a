/** How the picture that a network looks at is moved about: shifted, turned, covered. Pixels of the network's input. */

import type { Cover, Moved } from "../wire/messages.gen";
import type { ProbeInput } from "../wire/types";

export type Move = Required<Moved>;

export const STILL: Move = { down: 0, right: 0, turn: 0, cover: null };

export function isStill({ down, right, turn, cover }: Move): boolean {
  return down === 0 && right === 0 && turn === 0 && cover === null;
}

/** The input as it was given, whatever it says of moves. */
export function stillInput({ moved: _, ...given }: ProbeInput): ProbeInput {
  return given as ProbeInput;
}

/** What the network gets: the given input, and how it is moved where it is. */
export function movedInput(given: ProbeInput, move: Move): ProbeInput {
  return isStill(move) ? given : { ...given, moved: move };
}

/** After the pointer went so many pixels down and right; a picture is moved no further than out of sight. */
export function shifted(from: Move, down: number, right: number, side: Side): Move {
  return {
    ...from,
    down: within(Math.round(from.down + down), side.height),
    right: within(Math.round(from.right + right), side.width),
  };
}

/** The same with the square that covers; it stays in the picture. */
export function coverShifted(cover: Cover, down: number, right: number, { height, width }: Side): Cover {
  return {
    ...cover,
    top: Math.min(Math.max(0, Math.round(cover.top + down)), Math.max(0, height - cover.side)),
    left: Math.min(Math.max(0, Math.round(cover.left + right)), Math.max(0, width - cover.side)),
  };
}

/** A square of that side in the middle, or about the middle of the one that was there. */
export function coverOf(side: number, picture: Side, before: Cover | null): Cover {
  const [middleDown, middleRight] = before
    ? [before.top + before.side / 2, before.left + before.side / 2]
    : [picture.height / 2, picture.width / 2];
  return coverShifted({ top: middleDown - side / 2, left: middleRight - side / 2, side }, 0, 0, picture);
}

export interface Side {
  readonly height: number;
  readonly width: number;
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value)) || 0; // not minus zero, which is another text in JSON and in a field
}
