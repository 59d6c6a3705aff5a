/** "Adapt to my data": which images and classes the network is to be for, what that makes of it, and opening it. */

import { NativeSelect, NumberInput, Radio, Stack } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { formatShape, formatShort } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useCatalog } from "../../state/catalog";
import { tellError } from "../../state/notices";
import { useProject } from "../../state/project";
import type { ArchitectureEntry, DatasetEntry } from "../../wire/types";
import { type Measured, useMeasured } from "../useMeasured";
import { type Adaptation, datasetOf, type Fit, fitOf, publishedFit } from "./adapting";
import classes from "./Gallery.module.css";
import { OpeningWays } from "./OpeningWays";
import { networkFor, openAsProject } from "./opening";

export function AdaptForm({ entry }: { readonly entry: ArchitectureEntry }) {
  const { t } = useTranslation("gallery");
  const datasets = useCatalog((catalog) => catalog.datasets);
  const atHand = useAtHand(datasets);
  const [, navigate] = useLocation();
  const [adaptation, setAdaptation] = useState<Adaptation>(atHand ? `data:${atHand}` : "published");
  const [custom, setCustom] = useState<Fit>(publishedFit(entry));
  const [opening, setOpening] = useState(false);
  const fit = useMemo(() => fitOf(adaptation, entry, datasets, custom), [adaptation, entry, datasets, custom]);
  const fitted = useMeasured(useCallback(() => networkFor(entry, fit), [entry, fit]));

  const open = async () => {
    if (!fitted.graph) return;
    setOpening(true);
    try {
      navigate(`/p/${await openAsProject(entry.title, fitted.graph, datasetOf(adaptation, fit, datasets, atHand))}`);
    } catch (error) {
      tellError(error);
    } finally {
      setOpening(false);
    }
  };

  const data = adaptation.startsWith("data:") ? adaptation.slice("data:".length) : atHand;
  return (
    <section className={classes.adapt} aria-labelledby="adapt">
      <h3 id="adapt">{t("adapt.title")}</h3>
      <Radio.Group
        aria-labelledby="adapt"
        value={adaptation.startsWith("data:") ? "data" : adaptation}
        onChange={(value) => setAdaptation(value === "data" ? `data:${data}` : (value as Adaptation))}
      >
        <Stack gap={7}>
          {datasets.size > 0 && <Radio size="xs" value="data" label={t("adapt.data")} />}
          {adaptation.startsWith("data:") && (
            <NativeSelect
              size="xs"
              aria-label={t("adapt.dataset")}
              value={data}
              data={[...datasets.values()].map(({ name, title, shape, classes: names }) => ({
                value: name,
                label: t("adapt.option", { title, shape: formatShape(shape), count: names.length }),
              }))}
              onChange={(event) => setAdaptation(`data:${event.currentTarget.value}`)}
            />
          )}
          <Radio
            size="xs"
            value="published"
            label={t("adapt.published", { shape: formatShape(entry.input_shape), count: entry.classes })}
          />
          <Radio size="xs" value="custom" label={t("adapt.custom")} />
        </Stack>
      </Radio.Group>
      {adaptation === "custom" && <CustomFit fit={custom} onChange={setCustom} />}
      <div className={classes.result} aria-live="polite">
        <Outcome found={fitted} />
      </div>
      <div className={classes.actions}>
        <OpeningWays title={entry.title} graph={fitted.graph} isOpening={opening} onOpen={() => void open()} />
      </div>
    </section>
  );
}

/** The data set of the open project, else one whose images are here. */
function useAtHand(datasets: ReadonlyMap<string, DatasetEntry>): string {
  const own = useProject((project) => project.document?.dataset);
  return own ?? [...datasets.values()].find(({ available }) => available)?.name ?? "";
}

/** What comes of the sizes: the network's numbers, or why it does not allow them. */
export function Outcome({ found: { analysis, problem } }: { readonly found: Measured }) {
  const { t } = useTranslation("gallery");
  if (problem) return <span className={classes.refused}>{problemText(problem)}</span>;
  if (!analysis) return t("adapt.working");
  const first = analysis.problems[0];
  if (first) return <span className={classes.refused}>{problemText(first)}</span>;
  const { parameters, macs, depth } = analysis.totals;
  return (
    <>
      {t("adapt.then")} <strong>{t("parameters", { count: parameters ?? 0 })}</strong>,{" "}
      {t("macsShort", { value: formatShort(macs ?? 0) })}, {t("layers", { count: depth ?? 0 })}
    </>
  );
}

const SIDE = { min: 1, max: 1024 };
const CHANNELS = { min: 1, max: 16 };
const CLASSES = { min: 2, max: 1000 };

function CustomFit({ fit, onChange }: { readonly fit: Fit; readonly onChange: (fit: Fit) => void }) {
  const { t } = useTranslation("gallery");
  const [channels = 3, height = 224, width = 224] = fit.shape;
  const fields: readonly [string, number, { min: number; max: number }, (value: number) => Fit][] = [
    ["channels", channels, CHANNELS, (value) => ({ ...fit, shape: [value, height, width] })],
    ["classes", fit.classes, CLASSES, (value) => ({ ...fit, classes: value })],
    ["height", height, SIDE, (value) => ({ ...fit, shape: [channels, value, width] })],
    ["width", width, SIDE, (value) => ({ ...fit, shape: [channels, height, value] })],
  ];
  return (
    <div className={classes.custom}>
      {fields.map(([name, value, bounds, changed]) => (
        <NumberInput
          key={name}
          size="xs"
          label={t(`adapt.${name}`)}
          value={value}
          {...bounds}
          allowDecimal={false}
          clampBehavior="blur"
          onChange={(typed) => {
            if (typeof typed === "number" && typed >= bounds.min && typed <= bounds.max) onChange(changed(typed));
          }}
        />
      ))}
    </div>
  );
}
