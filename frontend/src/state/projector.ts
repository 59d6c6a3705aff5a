/** A student's project on the projector: what a teacher is told of it, and what the student is asked. */

import { create } from "zustand";
import i18next from "../i18n";
import type { Projected, ProjectorAsked } from "../wire/messages.gen";
import { tell } from "./notices";
import { useTogether } from "./together";

interface Projector {
  /** To a teacher: what the projector shows, or is to show. */
  projected: Projected | null;
  /** To a student: whether they are asked, or shown. */
  asked: ProjectorAsked | null;
}

export const useProjector = create<Projector>(() => ({ projected: null, asked: null }));

export function takeProjected(projected: Projected): void {
  const wasShown = useProjector.getState().projected?.consent === "given";
  useProjector.setState({ projected: projected.project === null ? null : projected });
  if (useTogether.getState().isWall) return; // the answer is the teacher's to know
  if (projected.consent === "refused") {
    tell(i18next.t(`together:projector.${wasShown ? "withdrawn" : "refused"}`), "projector");
  }
}

/** Nobody looks any more at whether a student has answered; whoever does again is told anew. */
export function forgetQuestion(): void {
  useProjector.setState(({ projected }) => (projected?.consent === "asked" ? { projected: null } : {}));
}

export function takeProjectorAsked(asked: ProjectorAsked): void {
  useProjector.setState({ asked: asked.project === null ? null : asked });
}
