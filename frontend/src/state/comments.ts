/** Comments on the layers of the open project. */

import { create } from "zustand";
import type { CommentAnswer, Comments } from "../wire/messages.gen";
import { comments as calls } from "../wire/teaching";
import type { NodeId } from "../wire/types";
import { attempt } from "./attempt";
import { useProject } from "./project";

interface Said {
  comments: readonly CommentAnswer[];
  /** The layer whose comments are to come into sight. */
  wanted: NodeId | null;
}

export const useComments = create<Said>(() => ({ comments: [], wanted: null }));

export function takeComments({ project, comments }: Comments): void {
  if (project === useProject.getState().id) useComments.setState({ comments });
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
    if (now.id !== before.id) useComments.setState({ comments: [], wanted: null });
  });
}
