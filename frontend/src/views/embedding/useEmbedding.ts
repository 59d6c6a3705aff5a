/** The layout of the shown moment: asked for, remembered while the page is open, and turned towards the one before. */

import { useCallback, useEffect, useMemo } from "react";
import { useMoment } from "../../state/moment";
import { useOverrides } from "../../state/overrides";
import { useProject } from "../../state/project";
import { type Study, type StudyQuestion, useStudy } from "../../state/study";
import type { NodeId } from "../../wire/types";
import {
  type EmbeddingAnswer,
  isOfSameImages,
  type Method,
  type Points,
  pointsOf,
  type Turn,
  turned,
  turnTowards,
} from "./layout";

export interface Embedding {
  readonly answer: EmbeddingAnswer;
  readonly points: Points;
  /** How the answer's own places became these. */
  readonly turn: Turn;
}

/** What was answered about steps that were kept: their weights never change. */
const remembered = new Map<string, EmbeddingAnswer>();
const MOST_REMEMBERED = 64;

/** The layout that others of the same node are turned towards: the newest that was shown. */
const shown = new Map<string, Embedding>();

/** Nothing is asked unless it `isWanted`. */
export function useEmbedding(
  node: NodeId,
  method: Method,
  isWanted: boolean,
): { embedding: Embedding | null; study: Study<unknown> } {
  const project = useProject((state) => state.id);
  const run = useMoment((moment) => moment.run);
  const snapshot = useMoment((moment) => moment.snapshot);
  const overrides = useOverrides();
  const subject = `${project}/${node}/${method}`;
  const key = snapshot === "live" ? null : JSON.stringify([subject, run, snapshot, overrides]);
  const known = key === null ? undefined : remembered.get(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment goes on from the layout of the one before
  const question = useMemo((): StudyQuestion | null => {
    if (known !== undefined || !isWanted) return null;
    // Of the layout on the screen at this moment: what comes of it is no reason to ask again.
    const before = method === "tsne" ? shown.get(subject) : undefined;
    const start = before && Array.from(before.points.x, (x, i) => [x, before.points.y[i] ?? 0]);
    return { nodes: [{ id: node }], params: { method, ...(start && { start }) } };
  }, [known, isWanted, node, method, subject, key]);
  const read = useCallback(
    async (response: Response) => {
      const answer = (await response.json()) as EmbeddingAnswer;
      if (key !== null) remember(key, answer);
      return answer;
    },
    [key],
  );
  const study = useStudy("embedding", question, read);
  const newest = known ?? study.value;
  const answer = newest?.node === node && newest.method === method ? newest : null;
  const embedding = useMemo(() => answer && laidOut(answer, shown.get(subject)), [answer, subject]);
  useEffect(() => {
    if (embedding) shown.set(subject, embedding);
  }, [embedding, subject]);
  return { embedding, study };
}

function laidOut(answer: EmbeddingAnswer, before: Embedding | undefined): Embedding {
  const points = pointsOf(answer);
  const own: Turn = [
    [1, 0],
    [0, 1],
  ];
  if (before === undefined || !isOfSameImages(answer, before.answer)) return { answer, points, turn: own };
  const turn = turnTowards(points, before.points);
  return { answer, points: turned(points, turn), turn };
}

function remember(key: string, answer: EmbeddingAnswer): void {
  remembered.set(key, answer);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}
