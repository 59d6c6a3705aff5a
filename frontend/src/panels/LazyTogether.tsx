/** What is shown of other people: loaded once there are some. */

import { Suspense } from "react";
import type { FoldedView } from "../core/folding";
import { useLesson } from "../state/lesson";
import { useProject } from "../state/project";
import { useIsQuiet } from "../state/quiet";
import { useTogether } from "../state/together";
import { later } from "../ui/later";
import type { Graph, NodeId } from "../wire/types";

const Together = later(async () => (await import("../views/together/Together")).Together, { away: "nothing" });
const CanvasCompany = later(async () => (await import("../views/together/CanvasCompany")).CanvasCompany, {
  away: "nothing",
});
const PeopleHere = later(async () => (await import("../views/together/PeopleHere")).PeopleHere, { away: "nothing" });
const NodeComments = later(async () => (await import("../views/together/NodeComments")).NodeComments);
const StudentsProject = later(async () => (await import("../views/together/StudentsProject")).StudentsProject);
const LessonBadge = later(async () => (await import("../views/together/LessonBadge")).LessonBadge, { away: "nothing" });

const useIsWanted = () => useTogether((state) => state.wanted);

export function LazyTogether() {
  const isQuiet = useIsQuiet();
  const isWanted = useIsWanted() || isQuiet;
  return <Suspense>{isWanted && <Together />}</Suspense>;
}

export function LazyCanvasCompany(props: { readonly graph: Graph; readonly view: FoldedView }) {
  const isWanted = useIsWanted();
  return <Suspense>{isWanted && <CanvasCompany {...props} />}</Suspense>;
}

export function LazyPeopleHere() {
  const isWanted = useIsWanted();
  return <Suspense>{isWanted && <PeopleHere />}</Suspense>;
}

/** Whoever works on the project, or teaches, can say something. */
export function LazyNodeComments({ id }: { readonly id: NodeId }) {
  const isWanted = useIsWanted();
  const isWall = useTogether((state) => state.isWall);
  const isGuest = useProject(({ role }) => role === "visitor");
  return <Suspense>{isWanted && !isGuest && !isWall && <NodeComments id={id} />}</Suspense>;
}

export function LazyStudentsProject(props: { readonly compact?: boolean }) {
  return (
    <Suspense>
      <StudentsProject {...props} />
    </Suspense>
  );
}

export function LazyLessonBadge({ compact }: { readonly compact: boolean }) {
  const lesson = useLesson((state) => state.lesson);
  return <Suspense>{lesson !== null && <LessonBadge lesson={lesson} compact={compact} />}</Suspense>;
}
