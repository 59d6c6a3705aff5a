/** One kernel: its weights to change, its likes, the classical filters to put in its place, and the map it makes. */

import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Kernel, kernelAt } from "../../core/overrides";
import { formatFixed } from "../../i18n/numbers";
import { setKernel, useOverrides } from "../../state/overrides";
import { ChannelMap } from "./ChannelMap";
import { KernelGrid } from "./KernelGrid";
import { KernelPicture } from "./KernelPicture";
import classes from "./Kernels.module.css";
import { correlation, type Learned, type Match, negated, placesOf, planesOf, swapped } from "./kernels";
import { filterName } from "./words";

const COLOURS = ["red", "green", "blue"] as const;
const PICTURE = 44;

export function KernelEditor({ match, kernel }: { readonly match: Match; readonly kernel: Learned }) {
  const { t } = useTranslation("kernels");
  const [colour, setColour] = useState(0);
  const told = planesOf(kernel);
  const places = placesOf(kernel, told.length);
  const overrides = useOverrides();
  // What was set is shown at once; the server's answer, which says what it is like, comes a moment later.
  const planes = told.map((plane, at) => kernelAt(overrides, match.key, places[at] ?? []) ?? plane);
  const shown = told.length === 1 ? 0 : colour;
  const plane = planes[shown] as Kernel;
  const isChanged = places.some((place) => kernelAt(overrides, match.key, place) !== null);
  const set = (at: number, values: Kernel | null) => setKernel(match.key, places[at] ?? [], values);
  const setAll = (change: (plane: Kernel) => Kernel | null) => {
    for (const [at, each] of planes.entries()) set(at, change(each));
  };
  return (
    <section className={classes.editor} aria-label={t("editor")} data-testid="kernel-editor">
      <header className={classes.editorHeader}>
        <h3>{nameOf(kernel, match, t)}</h3>
        {told.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t("colour")}
            value={String(colour)}
            onChange={(value) => setColour(Number(value))}
            data={COLOURS.map((name, at) => ({ value: String(at), label: t(`colours.${name}`) }))}
          />
        )}
        <Button size="compact-xs" variant="default" disabled={!isChanged} onClick={() => setAll(() => null)}>
          {t("learned")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setAll(negated)}>
          {t("negate")}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => setAll((each) => each.map((row) => row.map(() => 0)))}
        >
          {t("zero")}
        </Button>
      </header>
      <div className={classes.workbench}>
        <div className={classes.numbers}>
          <KernelGrid kernel={plane} onChange={(values) => set(shown, values)} />
          <p className={classes.note}>{t("gridHint")}</p>
        </div>
        <ChannelMap node={match.node} channel={kernel.output} label={t("map", { channel: kernel.output })} />
      </div>
      <h4>{t("swap")}</h4>
      <p className={classes.note}>{t("swapAbout")}</p>
      <ul className={classes.bank}>
        {match.bank.map((each) => (
          <li key={`${each.name} ${each.angle} ${each.wavelength}`}>
            <button
              type="button"
              className={classes.classical}
              onClick={() => setAll(() => swapped(planes, each.values))}
            >
              <KernelPicture planes={[each.values]} side={PICTURE} />
              <span>{filterName(each, t)}</span>
              <small>{formatFixed(correlation(plane, each.values), 2)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `filter 3, input 2`; a filter that sees colours, or a single map, is named alone. */
export function nameOf(
  { output, input }: Pick<Learned, "output" | "input">,
  { inputs }: Pick<Match, "inputs">,
  t: (key: "filter" | "kernel", values: { output: number; input: number }) => string,
): string {
  return t(inputs === 1 ? "filter" : "kernel", { output, input });
}
