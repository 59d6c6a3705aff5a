/** A section of the palette: a family of layers or blocks. Its head folds it, for as long as this browser remembers. */

import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../../ui/icons";
import { toggleFamily, useFolded } from "./folded";
import classes from "./Palette.module.css";

interface FamilyProps {
  readonly name: string;
  readonly title: string;
  /** colour of its layers, `#rrggbb` */
  readonly accent?: string | undefined;
  readonly count: number;
  readonly children: ReactNode;
}

export function Family({ name, title, accent, count, children }: FamilyProps) {
  const isFolded = useFolded((folded) => folded.families.has(name));
  return (
    <section className={classes.family} aria-label={title}>
      <h3>
        <UnstyledButton
          className={classes.head}
          data-palette-item
          aria-expanded={!isFolded}
          onClick={() => toggleFamily(name)}
        >
          {accent && <span className={classes.accent} style={{ background: accent }} />}
          <span className={classes.title}>{title}</span>
          <span className={classes.count} aria-hidden="true">
            {count}
          </span>
          <span className={classes.fold} data-folded={isFolded || undefined}>
            <Icon name="down" size={12} />
          </span>
        </UnstyledButton>
      </h3>
      {!isFolded && children}
    </section>
  );
}
