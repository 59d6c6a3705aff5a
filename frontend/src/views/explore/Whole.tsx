/** A data set as a whole: how many images of each class, their mean, and how much each pixel varies. */

import { Loader, SegmentedControl, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import { type DatasetStatistics, wholePicture } from "../../wire/own-data";
import type { DatasetEntry } from "../../wire/types";
import { FailedFace } from "../FailedFace";
import classes from "./Explore.module.css";
import type { Looking } from "./ExploreDialog";
import { useStatistics } from "./useStatistics";

interface WholeProps {
  readonly entry: DatasetEntry;
  readonly looking: Looking;
  readonly onLook: (looking: Looking) => void;
}

export function Whole({ entry, looking, onLook }: WholeProps) {
  const { t } = useTranslation("explore");
  const { value, problem, again } = useStatistics(entry.name);
  const splits = (["train", "val", "test"] as const).filter((name) => (entry.splits[name] ?? 0) > 0);
  return (
    <section className={classes.column} aria-label={t("whole")}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("split")}
        value={looking.split}
        data={splits.map((split) => ({
          value: split,
          label: `${t(`splits.${split}`)} · ${formatNumber(entry.splits[split] ?? 0)}`,
        }))}
        onChange={(split) => onLook({ ...looking, split: split as Looking["split"] })}
      />
      {problem && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
      {value === null && problem === null && (
        <p className={classes.quiet}>
          <Loader size="xs" /> {t("reckoning")}
        </p>
      )}
      {value && (
        <>
          <Means entry={entry} statistics={value} />
          <Classes entry={entry} counts={value.counts[looking.split] ?? []} looking={looking} onLook={onLook} />
        </>
      )}
    </section>
  );
}

function Means({ entry, statistics }: { readonly entry: DatasetEntry; readonly statistics: DatasetStatistics }) {
  const { t } = useTranslation("explore");
  const values = (numbers: readonly number[]) => numbers.map((number) => formatFixed(number / 255, 3)).join(" · ");
  return (
    <div className={classes.means}>
      {(["mean", "deviation"] as const).map((what) => (
        <figure key={what}>
          <img src={wholePicture(entry.name, what)} alt={t(`${what}Alt`, { title: entry.title })} />
          <figcaption>
            {t(what)}
            <span className={classes.channels}>{values(statistics[what])}</span>
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

interface ClassesProps extends WholeProps {
  readonly counts: readonly number[];
}

/** Every class with its mean image and its share; choosing one shows its images alone. */
function Classes({ entry, counts, looking, onLook }: ClassesProps) {
  const { t } = useTranslation("explore");
  const most = Math.max(1, ...counts);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const row = (label: number | null, title: string, count: number) => (
    <li key={label ?? "all"}>
      <UnstyledButton
        className={classes.class}
        aria-pressed={looking.label === label}
        onClick={() => onLook({ ...looking, label })}
      >
        {label === null ? <span /> : <img src={wholePicture(entry.name, "mean", label)} alt="" loading="lazy" />}
        <span className={classes.title} title={title}>
          {title}
        </span>
        <span className={classes.share} aria-hidden="true">
          {label !== null && <span style={{ inlineSize: `${(count / most) * 100}%` }} />}
        </span>
        <span className={classes.number}>{formatNumber(count)}</span>
      </UnstyledButton>
    </li>
  );
  return (
    <ul className={classes.classes} aria-label={t("classes")}>
      {row(null, t("all"), all)}
      {entry.classes.map((title, label) => row(label, title, counts[label] ?? 0))}
    </ul>
  );
}
