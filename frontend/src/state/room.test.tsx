import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MemberAnswer, RoomAnswer, Tile } from "../wire/messages.gen";
import { teach, useLesson } from "./lesson";
import { live, openLive } from "./live";
import {
  enterAgain,
  enterOwnRoom,
  lookAtRoom,
  takeMember,
  takeMemberGone,
  takeRoom,
  takeRoomGone,
  takeRoster,
  useRoom,
} from "./room";

/** A socket whose other end takes everything and says hello. */
class OpenSocket {
  static readonly OPEN = 1;
  static sent: { type: string; room?: string }[] = [];
  readyState = OpenSocket.OPEN;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  constructor() {
    queueMicrotask(() => {
      this.onopen?.();
      this.onmessage?.({ data: '{"type":"welcome","protocol":1,"connection":"c","version":"0","credits":2}' });
    });
  }
  send(text: string): void {
    OpenSocket.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
}

const room = (id: string) => ({ id, title: `Room ${id}`, ended: null }) as RoomAnswer;
const me = { id: "m1", nickname: "Ada", state: "in", hand: null } as MemberAnswer;
const tile = (id: string, nickname = id) => ({ id, nickname, state: "in" }) as Tile;
const entered = () => OpenSocket.sent.filter(({ type }) => type === "enter" || type === "leave");
const listing = (...ids: string[]) =>
  vi.stubGlobal("fetch", () =>
    Promise.resolve(new Response(JSON.stringify({ rooms: ids.map((id) => ({ room: room(id), me })) }))),
  );

beforeEach(async () => {
  vi.stubGlobal("WebSocket", OpenSocket);
  const ignore = () => undefined;
  openLive({ state: ignore, silent: ignore, message: ignore, frame: ignore });
  await Promise.resolve();
  OpenSocket.sent = [];
});

afterEach(() => {
  takeRoomGone({ type: "room_gone", room: useRoom.getState().id ?? "", reason: "left" });
  live().close();
  vi.unstubAllGlobals();
});

describe("the room that a tab is told of", () => {
  it("is one's own, unless a teacher looks at another one, and again after that", () => {
    enterOwnRoom("own");
    const leave = lookAtRoom("other");
    enterOwnRoom("own");
    expect(useRoom.getState().id).toBe("other");
    leave();
    expect(useRoom.getState().id).toBe("own");
    expect(entered().map(({ room: id }) => id)).toEqual(["own", "other", "own"]);
  });

  it("is nobody's when a teacher without one of their own has gone", () => {
    lookAtRoom("other")();
    expect(entered()).toEqual([
      { type: "enter", room: "other" },
      { type: "leave", room: "other" },
    ]);
  });

  it("takes no news of another one", () => {
    enterOwnRoom("own");
    takeRoom({ type: "room", room: room("other"), me });
    expect(useRoom.getState().room).toBeNull();
    takeRoom({ type: "room", room: room("own"), me });
    expect(useRoom.getState()).toMatchObject({ room: { title: "Room own" }, me });
  });

  it("says under which title one was taken off its list", () => {
    enterOwnRoom("own");
    takeRoom({ type: "room", room: room("own"), me });
    takeRoomGone({ type: "room_gone", room: "own", reason: "kicked" });
    expect(useRoom.getState()).toMatchObject({
      id: null,
      me: null,
      gone: { room: "own", reason: "kicked", title: "Room own" },
    });
  });
});

it.each([
  [me, true],
  [null, false],
])("tells whether a student or a teacher has lost an erased room", (who, wasMember) => {
  const leave = lookAtRoom("r");
  takeRoom({ type: "room", room: room("r"), me: who });
  takeRoomGone({ type: "room_gone", room: "r", reason: "room_erased" });
  const told = { room: "r", title: "Room r", reason: "room_erased", wasMember, wasWaiting: false };
  expect(useRoom.getState().gone).toEqual(told);
  leave();
});

it.each([
  ["waiting", true],
  ["in", false],
] as const)("tells of somebody who goes whether they only stood at the door: %s", (state, wasWaiting) => {
  enterOwnRoom("r");
  takeRoom({ type: "room", room: room("r"), me: { ...me, state } });
  takeRoomGone({ type: "room_gone", room: "r", reason: "kicked" });
  expect(useRoom.getState().gone).toMatchObject({ reason: "kicked", wasWaiting });
});

it.each([
  [me, 1],
  [null, 0],
])("whoever is erased follows nothing any more: their project has gone with them", (who, unfollowed) => {
  const leave = lookAtRoom("r");
  live().follow("p", () => 0);
  takeRoom({ type: "room", room: room("r"), me: who });
  takeRoomGone({ type: "room_gone", room: "r", reason: "erased" });
  expect(OpenSocket.sent.filter(({ type }) => type === "unfollow")).toHaveLength(unfollowed);
  live().unfollow();
  leave();
});

it("a lesson ends with its room", () => {
  const leave = lookAtRoom("r");
  teach("r", "Room r");
  takeRoomGone({ type: "room_gone", room: "elsewhere", reason: "room_erased" });
  expect(useLesson.getState().lesson).toMatchObject({ room: "r" });
  takeRoomGone({ type: "room_gone", room: "r", reason: "room_erased" });
  expect(useLesson.getState().lesson).toBeNull();
  leave();
});

describe("after a reconnection", () => {
  it("one's own room is entered again where one is still on its list", async () => {
    enterOwnRoom("own");
    listing("own");
    await enterAgain();
    expect(entered()).toHaveLength(2);
  });

  it("it is left where one is not, whatever the reason", async () => {
    enterOwnRoom("own");
    listing();
    await enterAgain();
    expect(useRoom.getState()).toMatchObject({ id: null, gone: { room: "own", reason: null } });
  });

  it("a room that is looked at and is closed to whoever looks, as to a teacher who was logged out, is not asked for", async () => {
    const look = lookAtRoom("r");
    expect(entered()).toHaveLength(1);
    const missing = () => new Response(JSON.stringify({ code: "not_found", title: "", params: {} }), { status: 404 });
    vi.stubGlobal("fetch", () => Promise.resolve(missing()));
    await enterAgain();
    expect(entered().filter(({ type }) => type === "enter")).toHaveLength(1);
    expect(useRoom.getState().id).toBeNull();
    look();
  });

  it("a silent server takes nobody off", async () => {
    enterOwnRoom("own");
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("nobody")));
    await enterAgain();
    expect(useRoom.getState().id).toBe("own");
  });
});

describe("the roster", () => {
  it("is drawn once for all that comes within a moment", async () => {
    lookAtRoom("r");
    takeRoster({ type: "roster", room: "r", members: [tile("a"), tile("b")] });
    const drawn = vi.fn();
    const stop = useRoom.subscribe(drawn);
    takeMember({ type: "member", room: "r", member: tile("a", "Ada") });
    takeMember({ type: "member", room: "r", member: tile("c") });
    takeMemberGone({ type: "member_gone", room: "r", member: "b" });
    takeMember({ type: "member", room: "elsewhere", member: tile("d") });
    await vi.waitFor(() => expect(drawn).toHaveBeenCalled());
    stop();
    expect(drawn).toHaveBeenCalledTimes(1);
    expect([...(useRoom.getState().tiles?.values() ?? [])].map(({ nickname }) => nickname)).toEqual(["Ada", "c"]);
  });
});
