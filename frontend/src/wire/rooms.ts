/** What is asked of the server about classes: by their teachers, and by whoever joins one. */

import { request } from "./api";
import type {
  Invitation,
  Joined,
  MemberAnswer,
  MyRooms,
  NewPhrase,
  RoomAnswer,
  RoomList,
  RosterAnswer,
  TeacherAnswer,
  Tile,
} from "./messages.gen";

const room = (id: string) => `/api/rooms/${encodeURIComponent(id)}`;
const member = (roomId: string, id: string) => `${room(roomId)}/members/${encodeURIComponent(id)}`;

/** What a teacher changes of a room. */
export type RoomChange = Partial<Pick<RoomAnswer, "title" | "locked" | "waiting_room" | "quiet">>;

/** New people come with a nickname (`fresh`: others used this browser before), those who were here with their words. */
export type Entrant = { readonly nickname: string; readonly fresh: boolean } | { readonly phrase: string };

export const teacher = {
  state: (signal?: AbortSignal) => request<TeacherAnswer>("GET", "/api/teacher", { signal }),
  setPassword: (password: string) => request<TeacherAnswer>("POST", "/api/teacher/password", { body: { password } }),
  logIn: (password: string) => request<TeacherAnswer>("POST", "/api/teacher/login", { body: { password } }),
  logOut: () => request<unknown>("POST", "/api/teacher/logout"),
};

export const rooms = {
  list: (signal?: AbortSignal) => request<RoomList>("GET", "/api/rooms", { signal }),
  room: (id: string, signal?: AbortSignal) => request<RoomAnswer>("GET", room(id), { signal }),
  open: (title: string) => request<RoomAnswer>("POST", "/api/rooms", { body: { title } }),
  change: (id: string, body: RoomChange) => request<RoomAnswer>("PATCH", room(id), { body }),
  members: (id: string, signal?: AbortSignal) => request<RosterAnswer>("GET", `${room(id)}/members`, { signal }),
  newCode: (id: string) => request<RoomAnswer>("POST", `${room(id)}/code`),
  end: (id: string) => request<RoomAnswer>("POST", `${room(id)}/end`),
  /** With everything that its students made in it, for good. */
  erase: (id: string) => request<null>("DELETE", room(id)),

  admit: (id: string, who: string) => request<Tile>("PATCH", member(id, who), { body: { state: "in" } }),
  rename: (id: string, who: string, nickname: string) =>
    request<Tile>("PATCH", member(id, who), { body: { nickname } }),
  lowerHand: (id: string, who: string) => request<Tile>("PATCH", member(id, who), { body: { hand: false } }),
  newPhrase: (id: string, who: string) => request<NewPhrase>("POST", `${member(id, who)}/phrase`),
  /** With everything that they made, in every class, for good. */
  eraseMember: (id: string, who: string) => request<null>("DELETE", member(id, who)),
  kick: (id: string, who: string) => request<Tile>("PATCH", member(id, who), { body: { state: "kicked" } }),
};

/** What a student asks. */
export const membership = {
  invitation: (code: string, signal?: AbortSignal) =>
    request<Invitation>("GET", `/api/join/${encodeURIComponent(code)}`, { signal }),
  join: (code: string, who: Entrant) => request<Joined>("POST", "/api/join", { body: { code, ...who } }),
  newPhrase: (id: string) => request<NewPhrase>("POST", `${room(id)}/phrase`),
  mine: (signal?: AbortSignal) => request<MyRooms>("GET", "/api/rooms/mine", { signal }),
  raiseHand: (id: string, up: boolean) => request<MemberAnswer>("POST", `${room(id)}/hand`, { body: { up } }),
  leave: (id: string) => request<null>("POST", `${room(id)}/leave`),
};
