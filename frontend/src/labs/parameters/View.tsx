/** Two counts side by side, term by term, with the sizes to turn. */

import "./texts";
import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatBytes, formatNumber, formatValue } from "../../i18n/numbers";
import type { LabProps } from "../declare";
import { Bars } from "../parts/Bars";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { bytesOf, convolution, dense, neuronsOfMaps, total } from "./counting";
import { type lab, MOST } from "./lab";
import classes from "./Parameters.module.css";

const SIZES = ["side", "channels", "kernel", "maps"] as const;

export default function View({ state, change }: LabProps<typeof lab>) {
  const { t } = useTranslation("lab-parameters");
  const { side, channels, kernel, maps, against } = state;
  const neurons = against === "maps" ? neuronsOfMaps(state) : 1;
  const full = dense(state, neurons);
  const shared = convolution(state);
  const n = (value: number) => formatNumber(value);
  return (
    <div className={classes.lab}>
      <div className={classes.settings}>
        <Panel title={t("sizes")}>
          {SIZES.map((name) => (
            <SliderRow
              key={name}
              label={t(name)}
              value={state[name]}
              min={1}
              max={MOST[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
          <SegmentedControl
            className={classes.ways ?? ""}
            aria-label={t("against")}
            value={against}
            onChange={(value) => change({ against: value === "neuron" ? "neuron" : "maps" })}
            data={["maps", "neuron"].map((value) => ({ value, label: t(`ways.${value}`) }))}
          />
        </Panel>
        <Panel title={t("counts")}>
          <Bars
            isLogarithmic
            bars={[
              {
                name: t("dense", { count: neurons }),
                value: total(full),
                note: t("memory", { bytes: formatBytes(bytesOf(full)) }),
              },
              {
                name: t("convolution", { kernel, maps }),
                value: total(shared),
                note: t("memory", { bytes: formatBytes(bytesOf(shared)) }),
              },
            ]}
          />
          <p className={classes.words}>{t("scale")}</p>
        </Panel>
      </div>
      <div className={classes.settings}>
        <Panel title={t("dense_terms")}>
          <p className={classes.formula}>
            {n(side)}·{n(side)}·{n(channels)} · {n(neurons)} = <b data-testid="dense-weights">{n(full.weights)}</b>{" "}
            {full.weights >= 1e6 && <>≈ {formatValue(full.weights)} </>}
            {t("weights")}
            <br />+ {t("biases", { count: full.biases })}
          </p>
          <p className={classes.words}>{t("dense_words")}</p>
        </Panel>
        <Panel title={t("convolution_terms")}>
          <p className={classes.formula}>
            (Wk·Hk·Cin + 1)·Cout
            <br />= ({n(kernel)}·{n(kernel)}·{n(channels)} + 1)·{n(maps)} ={" "}
            <b data-testid="convolution-parameters">{n(total(shared))}</b>
          </p>
          <p className={classes.words}>{t("convolution_words", { times: formatValue(total(full) / total(shared)) })}</p>
        </Panel>
      </div>
    </div>
  );
}
