/** Whose project a teacher looks into: its student as the class's roster has them. */

import { useCallback } from "react";
import { useLesson } from "../../state/lesson";
import { useProject } from "../../state/project";
import type { Tile } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
import { useAnswer } from "../useAnswer";

export interface Student {
  readonly room: string;
  readonly member: Tile;
}

/** null: not known, or the student works on something else by now. */
export function useStudent(): Student | null {
  const room = useLesson(({ lesson }) => lesson?.room ?? null);
  const project = useProject(({ id, role }) => (role === "teacher" ? id : null));
  const ask = useCallback(
    async (signal: AbortSignal) => (room === null || project === null ? null : await rooms.members(room, signal)),
    [room, project],
  );
  const { value } = useAnswer(ask);
  const member = value?.members.find((tile) => tile.project?.id === project);
  return room === null || project === null || member === undefined ? null : { room, member };
}
