/** Which mark is which class; pressing one hides the others or brings them back. */

import { Button, Switch, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import classes from "./Embedding.module.css";
import { markOf, type SHAPES } from "./marks";

interface LegendProps {
  readonly labels: readonly number[];
  readonly names: readonly string[];
  /** The classes that are shown; null for all. */
  readonly chosen: ReadonlySet<number> | null;
  readonly onChoose: (chosen: ReadonlySet<number> | null) => void;
  readonly wrong: number | null;
  /** Each of them is marked in the plane. */
  readonly hasRings: boolean;
  readonly onlyWrong: boolean;
  readonly onOnlyWrong: (only: boolean) => void;
}

export function Legend({ labels, names, chosen, onChoose, wrong, hasRings, onlyWrong, onOnlyWrong }: LegendProps) {
  const { t } = useTranslation("embedding");
  const present = [...new Set(labels)].toSorted((one, other) => one - other);
  const toggle = (label: number) => {
    const next = new Set(chosen ?? []);
    if (!next.delete(label)) next.add(label);
    onChoose(next.size === 0 || next.size === present.length ? null : next);
  };
  return (
    <section aria-label={t("classes")}>
      <div className={classes.legendHead}>
        <h3>{t("classes")}</h3>
        <Button size="compact-xs" variant="default" disabled={chosen === null} onClick={() => onChoose(null)}>
          {t("all")}
        </Button>
      </div>
      <ul className={classes.legend} data-testid="embedding-legend">
        {present.map((label) => (
          <li key={label}>
            <UnstyledButton
              className={classes.class}
              aria-pressed={chosen === null || chosen.has(label)}
              onClick={() => toggle(label)}
            >
              <MarkIcon label={label} />
              {names[label] ?? formatNumber(label)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {wrong !== null && (
        <>
          <Switch
            size="xs"
            label={t("onlyWrong")}
            checked={onlyWrong}
            onChange={(event) => onOnlyWrong(event.currentTarget.checked)}
          />
          <p className={classes.quiet}>{t(hasRings ? "wrongCount" : "wrongMany", { count: wrong })}</p>
        </>
      )}
    </section>
  );
}

/** The mark of a class, as the canvas draws it. */
function MarkIcon({ label }: { readonly label: number }) {
  const { colour, shape } = markOf(label);
  const outline: Record<(typeof SHAPES)[number], string> = {
    circle: "M11 6A5 5 0 1 1 1 6A5 5 0 1 1 11 6Z",
    square: "M1.5 1.5H10.5V10.5H1.5Z",
    triangle: "M6 0L11.2 9H0.8Z",
    diamond: "M6 0L12 6L6 12L0 6Z",
  };
  return (
    <svg className={classes.mark} viewBox="0 0 12 12" aria-hidden="true">
      <path d={outline[shape]} fill={colour} />
    </svg>
  );
}
