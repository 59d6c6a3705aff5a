/** Softmax and log loss of one sample: each class from its score to its gradient, the loss, and a step of descent. */

import "./texts";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatFixed, formatNumber, formatPercent, formatValue } from "../../i18n/numbers";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { Classes } from "./Classes";
import { LossCurve } from "./LossCurve";
import { LOGITS, type lab, MOST_CLASSES } from "./lab";
import { type Sample, stepped, type Worked, worked } from "./softmax";

export type SoftmaxProps = LabProps<typeof lab>;

export default function View({ state, change }: SoftmaxProps) {
  const { t } = useTranslation("lab-softmax");
  const { logits, temperature, rate } = state;
  const sample: Sample = { logits, temperature, target: Math.min(state.target, logits.length - 1) };
  const found = worked(sample);
  const set = (next: readonly number[]) =>
    change({ logits: next.map((logit) => Math.min(LOGITS.max, Math.max(LOGITS.min, logit))) });
  return (
    <div className={board.lab}>
      <Panel title={t("classes")}>
        <Classes
          sample={sample}
          found={found}
          onLogit={(index, value) => set(logits.map((logit, place) => (place === index ? value : logit)))}
          onTarget={(target) => change({ target })}
        />
        <div className={board.hands}>
          <Button
            variant="default"
            size="xs"
            disabled={logits.length >= MOST_CLASSES}
            onClick={() => set([...logits, 0])}
          >
            {t("more")}
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={logits.length <= 2}
            onClick={() => change({ logits: logits.slice(0, -1), target: Math.min(sample.target, logits.length - 2) })}
          >
            {t("fewer")}
          </Button>
          <Button variant="default" size="xs" onClick={() => set(logits.map((logit) => logit + 1))}>
            {t("raise")}
          </Button>
        </div>
        <SliderRow
          label={t("temperature")}
          value={temperature}
          min={0.1}
          max={10}
          step={0.1}
          onChange={(value) => change({ temperature: value })}
        />
      </Panel>
      <div className={board.columns}>
        <Loss sample={sample} found={found} />
        <Panel title={t("descent")}>
          <p className={board.note}>{t("descentNote")}</p>
          <SliderRow
            label={t("rate")}
            value={rate}
            min={0.1}
            max={5}
            step={0.1}
            onChange={(value) => change({ rate: value })}
          />
          <div className={board.hands}>
            <Button onClick={() => set(stepped(sample, rate).logits)}>{t("step")}</Button>
            <Button variant="light" onClick={() => set(after(sample, rate, 10).logits)}>
              {t("tenSteps")}
            </Button>
          </div>
          <p className={board.formula}>
            z ← z − {formatNumber(rate)}·(p − y){temperature === 1 ? "" : `/${formatNumber(temperature)}`}
          </p>
          <p className={board.note}>{t("gradientNote")}</p>
        </Panel>
      </div>
    </div>
  );
}

function after(sample: Sample, rate: number, steps: number): Sample {
  return steps === 0 ? sample : after(stepped(sample, rate), rate, steps - 1);
}

/** −ln p of the right class, worked out, and where it lies on the curve. */
function Loss({ sample, found }: { readonly sample: Sample; readonly found: Worked }) {
  const { t } = useTranslation("lab-softmax");
  const p = found.probabilities[sample.target] ?? 0;
  const count = sample.logits.length;
  return (
    <Panel title={t("loss")}>
      <p className={board.formula}>
        L = −ln p<sub>{formatNumber(sample.target)}</sub> = −ln {p < 1e-3 ? formatValue(p) : formatFixed(p, 4)} ={" "}
        <strong>{formatFixed(found.loss, 4)}</strong>
      </p>
      <LossCurve p={p} loss={found.loss} count={count} />
      <p className={board.note}>
        {t("lossNote", { count, chance: formatPercent(1 / count), loss: formatFixed(Math.log(count), 4) })}
      </p>
    </Panel>
  );
}
