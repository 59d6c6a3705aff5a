/** What may be wider than its place: scrolled by hand, and by the keyboard, for which it must be a stop. */

import type { ReactNode } from "react";
import classes from "./Board.module.css";

interface ScrollProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function Scroll({ label, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
