/** A lab to open: its living picture, its title, its sentence. */

import type { ComponentType } from "react";
import { Link } from "wouter";
import { useLanguage } from "../i18n";
import card from "../ui/Card.module.css";
import type { Lab } from "./declare";
import classes from "./Labs.module.css";

/** They are small, and the index shows all of them. */
const pictures = import.meta.glob<{ default: ComponentType }>("./*/Picture.tsx", { eager: true });

export function LabCard({ lab }: { readonly lab: Lab }) {
  const language = useLanguage();
  const Picture = pictures[`./${lab.name}/Picture.tsx`]?.default;
  return (
    <Link href={`/labs/${lab.name}`} className={`${card.card} ${classes.card}`}>
      <span className={`${card.picture} ${classes.picture}`}>{Picture && <Picture />}</span>
      <b className={classes.name}>{lab.title[language]}</b>
      <span className={classes.summary}>{lab.summary[language]}</span>
    </Link>
  );
}
