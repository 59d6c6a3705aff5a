/** The slider, and the mark that one looks at the past: loaded after the network is on the screen. */

import { lazy, Suspense } from "react";
import { useMoment } from "../../state/moment";

const TimeSlider = lazy(async () => ({ default: (await import("./TimeSlider")).TimeSlider }));
const PastMark = lazy(async () => ({ default: (await import("./PastMark")).PastMark }));

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
