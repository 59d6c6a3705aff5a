/** The room that this tab is told of: what it is, what the visitor is in it, and to its teacher everybody's tile. */

import { create } from "zustand";
import type { Tiles } from "../core/roster";
import { ApiProblem } from "../wire/api";
import type {
  MemberAnswer,
  MemberChanged,
  MemberGone,
  RoomAnswer,
  RoomGone,
  RoomState,
  Roster,
  Tile,
} from "../wire/messages.gen";
import { membership, rooms } from "../wire/rooms";
import { closeDialog } from "./dialogs";
import { endLesson, useLesson } from "./lesson";
import { live } from "./live";
import { together } from "./together";

interface Gone {
  readonly room: string;
  readonly title: string;
  /** null where it was not seen */
  readonly reason: RoomGone["reason"] | null;
  /** false for a teacher */
  readonly wasMember: boolean;
  /** they stood at the door, and were never in */
  readonly wasWaiting: boolean;
}

interface Entered {
  /** the id of the room this tab is told of */
  readonly id: string | null;
  /** null until the server has told of it */
  readonly room: RoomAnswer | null;
  /** null for a teacher */
  readonly me: MemberAnswer | null;
  /** null until the roster has come, and for students always */
  readonly tiles: Tiles | null;
  /** the last room that this visitor has no part in any more */
  readonly gone: Gone | null;
}

const NOWHERE = { id: null, room: null, me: null, tiles: null } as const;

export const useRoom = create<Entered>(() => ({ ...NOWHERE, gone: null }));

/** The room that the visitor is a member of: every page is told of it, unless one looks at another room. */
let own: string | null = null;
let looked: string | null = null;

/** Is told of a room that the visitor has joined. */
export function enterOwnRoom(id: string): void {
  own = id;
  if (looked === null) enter(id);
}

/** Is told of a room while its page is open; returns how to stop. */
export function lookAtRoom(id: string): () => void {
  looked = id;
  enter(id);
  return () => {
    looked = null;
    if (own !== null) enter(own);
    else leave();
  };
}

function enter(id: string): void {
  if (useRoom.getState().id === id) return;
  forgetLater();
  useRoom.setState({ ...NOWHERE, id, gone: null });
  live().enter(id);
}

function leave(): void {
  forgetLater();
  live().leave();
  useRoom.setState(NOWHERE);
}

/** The socket is a new one: it is told of the room again, unless the visitor has no part in it any more. */
export async function enterAgain(): Promise<void> {
  const { id, room, me } = useRoom.getState();
  if (id === null) return;
  const isOff = await (id === own ? isTakenOff(id) : isClosed(id));
  if (useRoom.getState().id !== id) return;
  if (!isOff) return live().enter(id);
  if (id !== own) return leave(); // its page asks again, too, and says why
  own = null;
  leave();
  useRoom.setState({ gone: goneFrom(id, null, room, me) });
}

function goneFrom(id: string, reason: Gone["reason"], room: RoomAnswer | null, me: MemberAnswer | null): Gone {
  return { room: id, reason, title: room?.title ?? "", wasMember: me !== null, wasWaiting: me?.state === "waiting" };
}

/** To a teacher who was logged out meanwhile. */
async function isClosed(id: string): Promise<boolean> {
  try {
    await rooms.room(id);
    return false;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return error.status === 404;
  }
}

async function isTakenOff(id: string): Promise<boolean> {
  try {
    return !(await membership.mine()).rooms.some(({ room }) => room.id === id);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return false; // nobody has said so
  }
}

export function takeRoom({ room, me }: RoomState): void {
  const { id, me: before } = useRoom.getState();
  if (room.id !== id) return;
  useRoom.setState({ room, me });
  if (me?.state !== "in" || (before?.state === "in" && before.id === me.id)) return;
  if (before?.state === "waiting") live().enter(id); // what is shown to the class is told to those who are in
  void together().then(({ lookForHandouts }) => lookForHandouts());
}

export function takeRoomGone({ room: id, reason }: RoomGone): void {
  const { id: present, room, me } = useRoom.getState();
  if (own === id) own = null;
  if (useLesson.getState().lesson?.room === id) endLesson(); // nothing can be shown to it any more
  if (present !== id) return;
  leave();
  const isErased = reason === "erased" || reason === "room_erased";
  if (isErased && me !== null) {
    live().unfollow(); // it is deleted too: asked for on a new socket, it would be a problem
    closeDialog();
  }
  useRoom.setState({ gone: goneFrom(id, reason, room, me) });
}

export function takeRoster({ room, members }: Roster): void {
  if (room !== useRoom.getState().id) return;
  forgetLater();
  useRoom.setState({ tiles: new Map(members.map((tile) => [tile.id, tile])) });
}

export function takeMember({ room, member }: MemberChanged): void {
  if (room === useRoom.getState().id) applyLater(member.id, member);
}

export function takeMemberGone({ room, member }: MemberGone): void {
  if (room === useRoom.getState().id) applyLater(member, null);
}

/** A hundred students are a hundred messages a second: those of one animation frame are drawn together. */
const later = new Map<string, Tile | null>();
let frame = 0;

function applyLater(id: string, tile: Tile | null): void {
  later.set(id, tile);
  if (frame === 0) frame = requestAnimationFrame(apply);
}

function apply(): void {
  const tiles = new Map(useRoom.getState().tiles);
  for (const [id, tile] of later) {
    if (tile === null) tiles.delete(id);
    else tiles.set(id, tile);
  }
  forgetLater();
  useRoom.setState({ tiles });
}

function forgetLater(): void {
  cancelAnimationFrame(frame);
  frame = 0;
  later.clear();
}
