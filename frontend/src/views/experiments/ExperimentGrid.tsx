/** The experiments of the course as cards, by the part of the course that they belong to; one click begins one. */

import { Skeleton, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { problemText } from "../../i18n/problems";
import { useCatalog } from "../../state/catalog";
import { tellError } from "../../state/notices";
import card from "../../ui/Card.module.css";
import type { ExperimentEntry } from "../../wire/messages.gen";
import { FailedFace } from "../FailedFace";
import { NetworkThumbnail } from "../home/NetworkThumbnail";
import classes from "./Experiments.module.css";
import { beginExperiment, pictured, useExperiments } from "./experiments";
import "./texts";

export function ExperimentGrid() {
  const { t } = useTranslation("experiments");
  const { value, problem, again } = useExperiments();
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const begin = async (name: string) => {
    setBusy(true);
    try {
      navigate(await beginExperiment(name));
    } catch (error) {
      tellError(error);
    } finally {
      setBusy(false);
    }
  };
  if (value === null) {
    if (problem !== null) return <FailedFace title={t("failed")} problem={problem} onRetry={again} />;
    return (
      <div className={classes.grid}>
        {[1, 2, 3].map((place) => (
          <Skeleton key={place} height={230} radius={14} />
        ))}
      </div>
    );
  }
  return (
    <div className={classes.grid}>
      {value.experiments.map((entry) => (
        <ExperimentCard key={entry.name} entry={entry} isBusy={isBusy} onBegin={() => void begin(entry.name)} />
      ))}
    </div>
  );
}

interface ExperimentCardProps {
  readonly entry: ExperimentEntry;
  readonly isBusy: boolean;
  readonly onBegin: () => void;
}

function ExperimentCard({ entry, isBusy, onBegin }: ExperimentCardProps) {
  const { t } = useTranslation("experiments");
  const dataset = useCatalog((catalog) => catalog.datasets.get(entry.dataset)?.title ?? entry.dataset);
  const { unavailable } = entry;
  return (
    <UnstyledButton
      className={`${card.card} ${classes.card}`}
      disabled={isBusy || unavailable !== null}
      data-experiment={entry.name}
      aria-label={t("begin", { title: entry.title })}
      onClick={onBegin}
    >
      <span className={`${card.picture} ${classes.pictures}`}>
        {pictured(entry.variants).map((variant) => (
          <NetworkThumbnail
            key={variant.title}
            thumbnail={variant.thumbnail}
            label={t("picture", { title: variant.title })}
          />
        ))}
      </span>
      <span className={classes.topic}>{entry.topic_title}</span>
      <span className={classes.name}>{entry.title}</span>
      <span className={classes.question}>{entry.question}</span>
      <span className={classes.facts}>
        {dataset} · {t("trainings", { count: entry.variants.length })}
      </span>
      {unavailable !== null && <span className={classes.unavailable}>{problemText(unavailable)}</span>}
    </UnstyledButton>
  );
}
