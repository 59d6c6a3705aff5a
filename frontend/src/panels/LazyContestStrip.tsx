/** What the open project was begun for: loaded where there is a contest. */

import { Suspense } from "react";
import { contestOf } from "../state/contestWork";
import { useProject } from "../state/project";
import { later } from "../ui/later";

const ContestStrip = later(async () => (await import("../views/contests/ContestStrip")).ContestStrip, {
  away: "nothing",
});

export function LazyContestStrip() {
  const project = useProject(({ id, mine }) => (mine ? id : null));
  const place = project === null ? null : contestOf(project);
  return <Suspense>{place !== null && <ContestStrip place={place} />}</Suspense>;
}
