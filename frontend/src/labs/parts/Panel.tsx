/** A titled part of a lab. */

import { type ReactNode, useId } from "react";
import classes from "./Panel.module.css";

interface PanelProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Without a frame, for what is part of a row of matrices. */
  readonly plain?: boolean;
}

export function Panel({ title, children, plain = false }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} data-plain={plain || undefined} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
