/** A fact of the inspector under its heading, and a problem in words. */

import type { ReactNode } from "react";
import { problemText } from "../i18n/problems";
import type { Problem } from "../wire/types";
import classes from "./Panel.module.css";

export function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.fact}>
      <h3>{title}</h3>
      <div className={classes.formula}>{children}</div>
    </section>
  );
}

export function ProblemText({ problem }: { readonly problem: Problem }) {
  return <p className={classes.problem}>{problemText(problem)}</p>;
}
