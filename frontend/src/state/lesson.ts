/** The class that this tab's teacher is at: what they do in a project, they can show to it. Kept as long as the tab. */

import { create } from "zustand";

export interface Lesson {
  readonly room: string;
  readonly title: string;
  /** The class sees what this tab shows. */
  readonly isShowing: boolean;
}

const KEY = "svertka.lesson";

export const useLesson = create<{ lesson: Lesson | null }>(() => ({ lesson: kept() }));

/** The teacher is at a class; what was shown to another one is shown no more. */
export function teach(room: string, title: string): void {
  const { lesson } = useLesson.getState();
  keep({ room, title, isShowing: lesson?.room === room && lesson.isShowing });
}

export function setShowing(isShowing: boolean): void {
  const { lesson } = useLesson.getState();
  if (lesson !== null) keep({ ...lesson, isShowing });
}

export function endLesson(): void {
  keep(null);
}

function keep(lesson: Lesson | null): void {
  useLesson.setState({ lesson });
  if (lesson === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(lesson));
}

/** A page that is loaded again goes on; what cannot be read is nothing. */
function kept(): Lesson | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Lesson | null;
  } catch {
    return null;
  }
}
