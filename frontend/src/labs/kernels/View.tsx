/** A kernel over a picture: where the picture comes from, the kernel, both pictures, and one window in numbers. */

import "./texts";
import { Button, Checkbox, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NumberField } from "../../ui/NumberField";
import { withValue } from "../convolution/arithmetic";
import type { LabProps } from "../declare";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import { shownNumber } from "../parts/typed";
import { BANK, SHOWS } from "./bank";
import { centred } from "./centred";
import classes from "./Kernels.module.css";
import { DIVISORS, type lab } from "./lab";
import { Pictures } from "./Pictures";

export type KernelsProps = LabProps<typeof lab>;

const SIDES = [1, 3, 5, 7];

export default function View({ state, change }: KernelsProps) {
  const { kernel, divisor, show, colour } = state;
  const { t } = useTranslation("lab-kernels");
  const sum = kernel.flat().reduce((total, weight) => total + weight, 0) / divisor;
  return (
    <div className={classes.lab}>
      <Pictures state={state} change={change} />
      <div className={classes.settings}>
        <Panel title={t("kernel")}>
          <div className={classes.bank}>
            {BANK.map(({ name, ...preset }) => (
              <Button
                key={name}
                size="compact-sm"
                variant={isSame(preset.kernel, kernel) && preset.divisor === divisor ? "filled" : "default"}
                onClick={() => change(preset)}
              >
                {t(`bank.${name}`)}
              </Button>
            ))}
          </div>
          <div className={classes.kernel}>
            <Grid
              label={t("kernel")}
              values={kernel}
              tone="signed"
              size={kernel.length > 3 ? "small" : "medium"}
              bounds={{ min: -999, max: 999 }}
              onEdit={(row, column, value) => change({ kernel: withValue(kernel, row, column, value) })}
            />
            <div className={classes.beside}>
              <NumberField
                className={classes.divisor}
                label={t("divisor")}
                {...DIVISORS}
                value={divisor}
                onChange={(value) => change({ divisor: value })}
              />
              <span className={classes.label}>{t("side")}</span>
              <SegmentedControl
                aria-label={t("side")}
                size="xs"
                value={String(kernel.length)}
                onChange={(side) => change({ kernel: centred(kernel, Number(side)), row: -1, column: -1 })}
                data={SIDES.map((side) => ({ value: String(side), label: `${side}×${side}` }))}
              />
            </div>
          </div>
        </Panel>
        <Panel title={t("shown")}>
          <SegmentedControl
            aria-label={t("shown")}
            orientation="vertical"
            value={show}
            onChange={(next) => change({ show: SHOWS.find((name) => name === next) ?? "clip" })}
            data={SHOWS.map((value) => ({ value, label: t(`shows.${value}`) }))}
          />
          <Checkbox
            label={t("colour")}
            checked={colour && show !== "sign"}
            disabled={show === "sign"}
            onChange={(event) => change({ colour: event.currentTarget.checked })}
          />
          <p className={classes.words}>
            {t("weights_sum", { sum: shownNumber(sum, 3) })}{" "}
            {t(sum === 0 ? "sums.zero" : sum === 1 ? "sums.one" : "sums.other")}
          </p>
        </Panel>
      </div>
    </div>
  );
}

function isSame(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): boolean {
  return one.length === other.length && one.every((row, a) => row.every((weight, b) => weight === other[a]?.[b]));
}
