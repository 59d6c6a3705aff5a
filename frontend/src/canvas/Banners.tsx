/** What is not as it was given, over the canvas: cards stay where they are, and can be pulled beside it. */

import { useMoment } from "../state/moment";
import { LazyMovedBanner } from "../views/moved/LazyMoved";
import { LazyChangedBanner } from "../views/overrides/LazyOverrides";
import classes from "./Banners.module.css";

export function Banners() {
  const isPast = useMoment(({ snapshot }) => snapshot !== "live");
  return (
    <div className={classes.banners} data-below={isPast || undefined}>
      <LazyMovedBanner />
      <LazyChangedBanner />
    </div>
  );
}
