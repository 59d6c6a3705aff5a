/** The slider, and the mark that one looks at the past: loaded after the network is on the screen. */

import { Suspense } from "react";
import { useMoment } from "../../state/moment";
import { later } from "../../ui/later";

const TimeSlider = later(async () => (await import("./TimeSlider")).TimeSlider, { away: "nothing" });
const PastMark = later(async () => (await import("./PastMark")).PastMark, { away: "nothing" });

export function LazyTimeSlider() {
  const hasRun = useMoment(({ run }) => run !== null);
  return hasRun ? (
    <Suspense>
      <TimeSlider />
    </Suspense>
  ) : null;
}

export function LazyPastMark() {
  const isPast = useMoment(({ snapshot }) => snapshot !== "live");
  return isPast ? (
    <Suspense>
      <PastMark />
    </Suspense>
  ) : null;
}
