/** The images of a class, a page at a time. */

import { ActionIcon, Loader, UnstyledButton } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { SamplePicture } from "../../panels/probe/SamplePicture";
import type { Sample } from "../../panels/probe/samples";
import { Icon } from "../../ui/icons";
import { exploreApi } from "../../wire/own-data";
import type { DatasetEntry } from "../../wire/types";
import { FailedFace } from "../FailedFace";
import { useAnswer } from "../useAnswer";
import classes from "./Explore.module.css";
import type { Looking } from "./ExploreDialog";

const PAGE = 60;

interface ClassSamplesProps {
  readonly entry: DatasetEntry;
  readonly looking: Looking;
  readonly sample: Sample;
  readonly onChoose: (sample: Sample) => void;
}

export function ClassSamples({ entry, looking, sample, onChoose }: ClassSamplesProps) {
  const { t } = useTranslation("explore");
  const { split, label } = looking;
  const [start, setStart] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other images are a new beginning
  useEffect(() => setStart(0), [split, label]);
  const ask = useCallback(
    (signal: AbortSignal) => exploreApi.samples(entry.name, split, { label, start, count: PAGE }, signal),
    [entry.name, split, label, start],
  );
  const { value, problem, again } = useAnswer(ask);
  // The first image of what is looked at is the one that is shown as numbers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page turned on changes nothing
  useEffect(() => {
    const index = value?.indices[0];
    if (start === 0 && index !== undefined) onChoose({ dataset: entry.name, split, index });
  }, [value]);
  const title = label === null ? t("all") : (entry.classes[label] ?? "");
  return (
    <section className={classes.column} aria-label={t("images")}>
      <div className={classes.bar}>
        <strong>{title}</strong>
        {value && (
          <span className={classes.pages}>
            <ActionIcon
              variant="default"
              aria-label={t("earlier")}
              disabled={start === 0}
              onClick={() => setStart(start - PAGE)}
            >
              <Icon name="previous" />
            </ActionIcon>
            {t("range", {
              first: formatNumber(Math.min(start + 1, value.total)),
              last: formatNumber(start + value.indices.length),
              total: formatNumber(value.total),
            })}
            <ActionIcon
              variant="default"
              aria-label={t("later")}
              disabled={start + PAGE >= value.total}
              onClick={() => setStart(start + PAGE)}
            >
              <Icon name="next" />
            </ActionIcon>
          </span>
        )}
      </div>
      {problem && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
      {value === null && problem === null && <Loader size="sm" aria-label={t("common:loading")} />}
      <ul className={classes.images} data-testid="explored-images">
        {value?.indices.map((index, place) => (
          <li key={index}>
            <UnstyledButton
              className={classes.image}
              title={entry.classes[value.labels[place] ?? 0]}
              aria-label={t("image", { index: formatNumber(index), title: entry.classes[value.labels[place] ?? 0] })}
              aria-pressed={sample.split === split && sample.index === index}
              onClick={() => onChoose({ dataset: entry.name, split, index })}
            >
              <SamplePicture sample={{ dataset: entry.name, split, index }} grey={entry.shape[0] === 1} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
