/** One image as numbers: where on it the table is, the table, and how often each value occurs. */

import { Button, SegmentedControl } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import type { Sample } from "../../panels/probe/samples";
import { closeDialog } from "../../state/dialogs";
import { setProbe } from "../../state/probe";
import { useGraph, useProject } from "../../state/project";
import { showPhoneTab } from "../../state/view";
import type { DatasetEntry } from "../../wire/types";
import { FailedFace } from "../FailedFace";
import { useAnswer } from "../useAnswer";
import classes from "./Explore.module.css";
import { Histogram } from "./Histogram";
import { Magnified } from "./Magnified";
import { PixelTable } from "./PixelTable";
import { normalisationOf, readPixels, regionAround } from "./pixels";

const SIDES = ["7", "14", "28"] as const;
const FIRST_SIDE = 14;

export function OneImage({ entry, sample }: { readonly entry: DatasetEntry; readonly sample: Sample }) {
  const { t } = useTranslation("explore");
  const graph = useGraph();
  const isUsed = useProject((project) => project.document?.dataset === entry.name);
  const [channels, height, width] = entry.shape as [number, number, number];
  const [channel, setChannel] = useState(0);
  const [side, setSide] = useState(FIRST_SIDE);
  const [middle, setMiddle] = useState<readonly [number, number]>([height >> 1, width >> 1]);
  const [isNormalised, setNormalised] = useState(false);
  const ask = useCallback((signal: AbortSignal) => readPixels(sample, channels, signal), [sample, channels]);
  const { value: pixels, problem, again } = useAnswer(ask);
  const normalisation = useMemo(() => normalisationOf(graph), [graph]);
  const applied = isNormalised ? normalisation : null;
  const region = pixels && regionAround(middle[0], middle[1], side, pixels);
  const lookAt = () => {
    setProbe(sample);
    showPhoneTab("network");
    closeDialog();
  };
  return (
    <section className={classes.column} aria-label={t("oneImage")}>
      <div className={classes.bar}>
        <strong>{t("numbers")}</strong>
        {isUsed && (
          <Button size="compact-xs" variant="light" onClick={lookAt}>
            {t("probe")}
          </Button>
        )}
      </div>
      <div className={classes.choices}>
        {normalisation && (
          <SegmentedControl
            size="xs"
            aria-label={t("values")}
            value={isNormalised ? "after" : "before"}
            data={[
              { value: "before", label: t("before") },
              { value: "after", label: t("after") },
            ]}
            onChange={(value) => setNormalised(value === "after")}
          />
        )}
        {channels === 3 && (
          <SegmentedControl
            size="xs"
            aria-label={t("channel")}
            value={String(channel)}
            data={[0, 1, 2].map((index) => ({ value: String(index), label: t(`channels.${index as 0 | 1 | 2}`) }))}
            onChange={(value) => setChannel(Number(value))}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t("zoom")}
          value={String(side)}
          data={SIDES.map((value) => ({ value, label: `${value}×${value}` }))}
          onChange={(value) => setSide(Number(value))}
        />
      </div>
      {problem && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
      {!problem && pixels && region && (
        <>
          <div className={classes.place}>
            <Magnified sample={sample} pixels={pixels} region={region} onMove={setMiddle} />
            <Histogram name={entry.name} pixels={pixels} channel={channel} normalisation={applied} />
          </div>
          <PixelTable pixels={pixels} region={region} channel={channel} normalisation={applied} />
          {normalisation && (
            <p className={classes.quiet}>
              {t("formula", {
                mean: listed(normalisation.mean),
                std: listed(normalisation.std),
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function listed(values: readonly number[]): string {
  return values.map((value) => formatNumber(value, undefined, 4)).join("; ");
}
