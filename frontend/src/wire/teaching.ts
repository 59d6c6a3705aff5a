/** What is asked of the server about partners, comments and handouts. */

import { request } from "./api";
import type {
  CommentAnswer,
  HaltedAnswer,
  HandedAnswer,
  HandoutList,
  KeptAnswer,
  PartnerCode,
  Partners,
  TemplateAnswer,
} from "./messages.gen";

const project = (id: string) => `/api/projects/${encodeURIComponent(id)}`;
const room = (id: string) => `/api/rooms/${encodeURIComponent(id)}`;

export const partners = {
  of: (id: string, signal?: AbortSignal) => request<Partners>("GET", `${project(id)}/partners`, { signal }),
  invite: (id: string) => request<PartnerCode>("POST", `${project(id)}/invitation`),
  /** Makes the visitor a partner of the project that a code is for. */
  accept: (code: string) => request<{ project: string }>("POST", "/api/partners", { body: { code } }),
  remove: (id: string, partner: string) =>
    request<null>("DELETE", `${project(id)}/partners/${encodeURIComponent(partner)}`),
};

export const comments = {
  add: (id: string, node: string, text: string) =>
    request<CommentAnswer>("POST", `${project(id)}/comments`, { body: { node, text } }),
  resolve: (id: string, comment: string, resolved: boolean) =>
    request<null>("PATCH", `${project(id)}/comments/${encodeURIComponent(comment)}`, { body: { resolved } }),
  remove: (id: string, comment: string) =>
    request<null>("DELETE", `${project(id)}/comments/${encodeURIComponent(comment)}`),
};

export const handouts = {
  /** Those that the visitor has not opened yet. */
  mine: (signal?: AbortSignal) => request<HandoutList>("GET", "/api/handouts/mine", { signal }),
  opened: (id: string) => request<TemplateAnswer>("POST", `${project(id)}/handout/opened`),
  reset: (id: string) => request<KeptAnswer>("POST", `${project(id)}/handout/reset`),
  /** Gives a copy to some students of a room, or to all. */
  give: (roomId: string, id: string, members: readonly string[] | null) =>
    request<HandedAnswer>("POST", `${room(roomId)}/handouts`, { body: { project: id, members } }),
};

export const classroom = {
  halt: (roomId: string, how: "pause" | "stop" | "resume") =>
    request<HaltedAnswer>("POST", `${room(roomId)}/runs/${how}`),
  askToProject: (roomId: string, member: string) =>
    request<unknown>("POST", `${room(roomId)}/members/${encodeURIComponent(member)}/projector`),
  endProjection: (roomId: string) => request<null>("DELETE", `${room(roomId)}/projector`),
  consent: (roomId: string, given: boolean) =>
    request<null>("POST", `${room(roomId)}/projector/consent`, { body: { given } }),
};
