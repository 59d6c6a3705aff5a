/** Comments on the layers of the open project. */

import { create } from "zustand";
import i18next from "../i18n";
import type { CommentAnswer, Comments } from "../wire/messages.gen";
import { comments as calls } from "../wire/teaching";
import type { NodeId } from "../wire/types";
import { attempt } from "./attempt";
import { tellUndoable } from "./notices";
import { useProject } from "./project";
import { useTogether } from "./together";
import { select, showInspectorTab, showPhoneTab } from "./view";

/** Letters of a comment that a notice shows. */
const SHORT = 120;

interface Said {
  comments: readonly CommentAnswer[];
  /** The project that they were told of; null as long as nothing was told. */
  of: string | null;
  /** The layer whose comments are to come into sight. */
  wanted: NodeId | null;
}

export const useComments = create<Said>(() => ({ comments: [], of: null, wanted: null }));

export function takeComments({ project, comments }: Comments): void {
  if (project !== useProject.getState().id) return;
  const { comments: before, of } = useComments.getState();
  useComments.setState({ comments, of: project });
  const isNews = ({ id, mine }: CommentAnswer) => !mine && !before.some((known) => known.id === id);
  const isOpening = of !== project && useTogether.getState().uncommented !== project;
  const news = isOpening ? undefined : comments.findLast(isNews); // what was there before is no news
  if (news) tellComment(news);
}

/** Whoever looks at another layer, or at a phone's curves, sees no mark on the canvas. */
function tellComment({ node, name, role, text }: CommentAnswer): void {
  if (useTogether.getState().isWall) return;
  const who = name ?? i18next.t(`together:role.${role}`);
  const said = i18next.t("together:comments.news", { who, text: shortened(text) });
  tellUndoable(said, "comment", () => showComments(node), i18next.t("together:comments.show"));
}

function shortened(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text;
}

/** Opens the panel of a layer at what was said about it. */
export function showComments(node: NodeId): void {
  wantComments(node);
  select([node]);
  showInspectorTab("layer");
  showPhoneTab("layer");
}

/** Brings what was said about a layer into sight, once its panel is there; null: it is. */
export function wantComments(wanted: NodeId | null): void {
  useComments.setState({ wanted });
}

/** Those that nobody has dealt with yet, by layer. */
export function openByNode(comments: readonly CommentAnswer[]): ReadonlyMap<NodeId, number> {
  const open = new Map<NodeId, number>();
  for (const { node, resolved } of comments) {
    if (resolved === null) open.set(node, (open.get(node) ?? 0) + 1);
  }
  return open;
}

/** False where it could not be said; the text then stays where it was typed. */
export async function comment(node: NodeId, text: string): Promise<boolean> {
  return attemptHere(async (project) => {
    await calls.add(project, node, text);
  });
}

export async function resolve(id: string, resolved: boolean): Promise<void> {
  await attemptHere((project) => calls.resolve(project, id, resolved));
}

export async function removeComment(id: string): Promise<void> {
  await attemptHere((project) => calls.remove(project, id));
}

async function attemptHere(act: (project: string) => Promise<unknown>): Promise<boolean> {
  const { id } = useProject.getState();
  return id !== null && (await attempt(act(id)));
}

/** Call once: comments go with their project. */
export function startComments(): void {
  useProject.subscribe((now, before) => {
    if (now.id === before.id) return;
    useComments.setState({ comments: [], of: null, wanted: null });
    useTogether.setState({ uncommented: null });
  });
}
