/** Input, kernel, output and what comes back; the terms of one weight, place by place, and their sum. */

import "./texts";
import { Button, SegmentedControl } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { placeOf, resized, sizeOf, withValue } from "../convolution/arithmetic";
import type { LabProps } from "../declare";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import { Player } from "../parts/Player";
import { SliderRow } from "../parts/SliderRow";
import { shownNumber } from "../parts/typed";
import { descended, forward, kernelGradient, squareLoss, usesOf, weightedSum } from "./backward";
import classes from "./Gradient.module.css";
import { BOUNDS, type lab } from "./lab";

export default function View({ state, change }: LabProps<typeof lab>) {
  const { t } = useTranslation("lab-gradient");
  const { input, kernel, rate } = state;
  const output = forward(input, kernel);
  const size = sizeOf(output);
  const isGiven = state.loss === "given";
  const wanted = resized(isGiven ? state.given : state.target, size, () => 0);
  const { loss, delta } = isGiven ? weightedSum(output, wanted) : squareLoss(output, wanted);
  const count = size.rows * size.columns;
  const at = Math.min(state.at, Math.max(0, count - 1));
  const place = placeOf(at, size);
  const a = Math.min(state.a, kernel.length - 1);
  const b = Math.min(state.b, sizeOf(kernel).columns - 1);
  const uses = usesOf(input, delta, a, b);
  const gradient = kernelGradient(input, delta, kernel, at + 1);
  const move = useCallback((next: number) => change({ at: next }, "replace"), [change]);
  const isUsed = (row: number, column: number) => row === place.row + a && column === place.column + b;
  const isSeen = (row: number, column: number) =>
    row >= place.row &&
    row < place.row + kernel.length &&
    column >= place.column &&
    column < place.column + sizeOf(kernel).columns;
  const cell = sizeOf(input).columns <= 3 ? "large" : "medium";
  if (count === 0) return <p className={classes.words}>{t("too_large")}</p>;
  return (
    <div className={classes.lab}>
      <Player at={at} count={count} onMove={move} />
      <div className={classes.maps}>
        <figure>
          <figcaption>{t("input")}</figcaption>
          <Grid
            size={cell}
            label={t("input")}
            values={input}
            tone="positive"
            bounds={BOUNDS}
            onEdit={(row, column, value) => change({ input: withValue(input, row, column, value) })}
            mark={(row, column) => (isUsed(row, column) ? "result" : isSeen(row, column) ? "window" : undefined)}
          />
        </figure>
        <figure>
          <figcaption>{t("kernel")}</figcaption>
          <Grid
            size={cell}
            label={t("kernel")}
            values={kernel}
            tone="signed"
            bounds={BOUNDS}
            onEdit={(row, column, value) => change({ kernel: withValue(kernel, row, column, value) })}
            mark={(row, column) => (row === a && column === b ? "result" : undefined)}
          />
        </figure>
        <figure>
          <figcaption>{t("output")}</figcaption>
          <Grid
            size={cell}
            label={t("output")}
            values={output}
            tone="positive"
            mark={(row, column) => (row === place.row && column === place.column ? "result" : undefined)}
          />
        </figure>
        {!isGiven && (
          <figure>
            <figcaption>{t("target")}</figcaption>
            <Grid
              size={cell}
              label={t("target")}
              values={wanted}
              bounds={BOUNDS}
              onEdit={(row, column, value) => change({ target: withValue(wanted, row, column, value) })}
            />
          </figure>
        )}
        <figure>
          <figcaption>{t(isGiven ? "delta" : "delta_squares")}</figcaption>
          <Grid
            size={cell}
            label={t(isGiven ? "delta" : "delta_squares")}
            values={delta}
            tone="signed"
            bounds={BOUNDS}
            {...(isGiven && {
              onEdit: (row: number, column: number, value: number) =>
                change({ given: withValue(wanted, row, column, value) }),
            })}
            mark={(row, column) => (row === place.row && column === place.column ? "result" : undefined)}
          />
        </figure>
        <figure>
          <figcaption>{t(at === count - 1 ? "gradient" : "gradient_part", { at: at + 1, count })}</figcaption>
          <Grid
            size={cell}
            label={t("gradient_choose")}
            values={gradient}
            tone="signed"
            onPick={(row, column) => change({ a: row, b: column })}
            mark={(row, column) => (row === a && column === b ? "result" : undefined)}
          />
        </figure>
      </div>
      <Panel title={t("terms", { a, b })}>
        <p className={classes.sum}>
          {uses.map(({ row, column, delta: share, value }, step) => (
            <span key={`${row},${column}`}>
              {step > 0 && " + "}
              <span className={classes.term} data-later={step > at || undefined} data-now={step === at || undefined}>
                {bracketed(share)}·{bracketed(value)}
              </span>
            </span>
          ))}
          {" = "}
          <b data-testid="gradient">
            {shownNumber(
              uses.reduce((sum, { product }) => sum + product, 0),
              2,
            )}
          </b>
        </p>
        <p className={classes.words}>{t("so_far", { at: at + 1, sum: shownNumber(gradient[a]?.[b] ?? 0, 2) })}</p>
      </Panel>
      <div className={classes.settings}>
        <Panel title={t("loss")}>
          <SegmentedControl
            aria-label={t("loss")}
            value={state.loss}
            onChange={(next) => change({ loss: next === "squares" ? "squares" : "given" })}
            data={["given", "squares"].map((value) => ({ value, label: t(`losses.${value}`) }))}
          />
          <p className={classes.words}>
            L {isGiven && "= Σ δ·y "}= <b data-testid="loss">{shownNumber(loss, 3)}</b>
          </p>
          <p className={classes.words}>{t(isGiven ? "linear" : "curved")}</p>
        </Panel>
        <Panel title={t("descent")}>
          <SliderRow
            label={t("rate")}
            value={rate}
            min={0.001}
            max={0.2}
            step={0.001}
            format={(value) => shownNumber(value, 3)}
            onChange={(to) => change({ rate: to })}
          />
          <Button
            onClick={() =>
              change({
                kernel: descended(kernel, kernelGradient(input, delta, kernel), rate).map((line) => line.map(kept)),
              })
            }
          >
            {t("step")}
          </Button>
          <p className={classes.words}>{t("one_step")}</p>
        </Panel>
      </div>
    </div>
  );
}

function bracketed(value: number): string {
  const text = shownNumber(value, 2);
  return value < 0 ? `(${text})` : text;
}

/** A weight as the address keeps it, within what can be typed. */
function kept(weight: number): number {
  return Math.min(BOUNDS.max, Math.max(BOUNDS.min, Number(weight.toFixed(4))));
}
