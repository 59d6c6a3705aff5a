/** What the network looks at: a drawing, a sample of the data or a picture, as it arrives, and what it is taken for. */

import { SegmentedControl, Text } from "@mantine/core";
import { Suspense, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useCatalog } from "../../state/catalog";
import { setProbe, useProbe } from "../../state/probe";
import { useTogether } from "../../state/together";
import { later } from "../../ui/later";
import { DrawPad } from "./DrawPad";
import { type Raster, toPixels } from "./input";
import { NetworkSees, PixelCanvas } from "./NetworkSees";
import { PredictionBars } from "./PredictionBars";
import classes from "./ProbePanel.module.css";
import { SamplePicture } from "./SamplePicture";
import { latestSample, SOURCES, type Source, sheetStrokes, useIsEmptyPad, useSource } from "./sheet";
import { useDataset, useInputShape } from "./target";
import { Upload } from "./Upload";
import { useLabel } from "./useLabel";
import { WhyButton } from "./WhyButton";

/** Loaded when samples are asked for: the browser of samples is a dialog with fields of its own. */
const SampleTools = later(async () => (await import("./SampleTools")).SampleTools, { away: "nothing" });

const Camera = later(async () => (await import("./Camera")).Camera);

const NO_NAMES: readonly string[] = [];

export function ProbePanel() {
  const { t } = useTranslation("probe");
  const shape = useInputShape();
  const dataset = useDataset();
  const input = useProbe((probe) => probe.given);
  const source = useSource((chosen) => chosen.source);
  const sample = input !== null && "dataset" in input ? input : null;
  const label = useLabel(sample);
  const sampled =
    useCatalog((catalog) => (sample === null ? undefined : catalog.datasets.get(sample.dataset))) ?? dataset;
  const grey = shape.channels !== 3;
  const isEmptyPad = useIsEmptyPad();
  const isLed = useTogether((together) => together.isMirrored); // another's hand draws, on a sheet of their own

  const drawn = useCallback(
    (raster: Raster | null) => {
      if (raster !== null) setProbe({ pixels: toPixels(raster, shape) });
      else setProbe({ pixels: blank(shape.channels, shape.height, shape.width) });
    },
    [shape],
  );

  const choose = (next: Source) => {
    useSource.setState({ source: next });
    // A sample shows through a blank sheet; what a file or the camera gave does not, and its answer goes with it.
    if (next === "draw" && sample === null && sheetStrokes().length === 0) drawn(null);
    if (next === "sample" && sample === null && dataset !== null) setProbe(latestSample(dataset));
  };

  const title = source === "draw" ? (grey ? "title.draw_digit" : "title.draw") : `title.${source}`;
  return (
    <section className={classes.panel} aria-label={t("region")} data-tour="probe">
      <header className={classes.header}>
        <h2 className={classes.title}>{t(title)}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t("source.label")}
          value={source}
          onChange={(value) => choose(value as Source)}
          data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
      </header>
      <div className={classes.body}>
        {source === "draw" && (
          <DrawPad
            colour={!grey}
            onDrawn={drawn}
            underlay={
              sample !== null ? (
                <SamplePicture sample={sample} grey={grey} />
              ) : (
                isLed && input !== null && "pixels" in input && <PixelCanvas pixels={input.pixels} />
              )
            }
          />
        )}
        {source === "sample" &&
          (dataset === null ? (
            <Text size="sm" c="dimmed" className={classes.notice}>
              {t("sample.no_data")}
            </Text>
          ) : (
            <div className={classes.sample}>
              <div className={classes.picture}>
                {sample !== null && <SamplePicture sample={sample} grey={grey} alt={t("title.sample")} />}
              </div>
              <Suspense>
                <SampleTools dataset={sampled ?? dataset} sample={sample ?? latestSample(dataset)} />
              </Suspense>
            </div>
          ))}
        {source === "upload" && <Upload shape={shape} />}
        {source === "camera" && (
          <Suspense>
            <Camera shape={shape} />
          </Suspense>
        )}
        <div className={classes.answer}>
          <div className={classes.received}>
            <NetworkSees input={input} shape={shape} />
            <WhyButton />
            {sample !== null && (
              <p className={classes.caption}>
                {t("sample.number", { split: t(`splits.${sample.split}`), index: sample.index })}
                {label !== null && (
                  <>
                    <br />
                    {t("sample.label", { name: sampled?.classes[label] ?? String(label) })}
                  </>
                )}
              </p>
            )}
          </div>
          <PredictionBars
            names={dataset?.classes ?? NO_NAMES}
            label={sampled === dataset ? label : null}
            isEmptyPad={isEmptyPad}
          />
        </div>
      </div>
    </section>
  );
}

function blank(channels: number, height: number, width: number): number[][][] {
  return Array.from({ length: channels }, () => Array.from({ length: height }, () => new Array<number>(width).fill(0)));
}
