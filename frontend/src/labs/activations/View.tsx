/** Activations: every curve and its derivative over one axis, the values in hand, and the inputs that a neuron gets. */

import "./texts";
import { useTranslation } from "react-i18next";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { Curves } from "./Curves";
import { Figures } from "./Figures";
import { NAMES } from "./functions";
import { Legend } from "./Legend";
import { type lab, SPAN } from "./lab";

export type ActivationsProps = LabProps<typeof lab>;

export default function View({ state, change }: ActivationsProps) {
  const { t } = useTranslation("lab-activations");
  const { shown, x, layers, mean, deviation } = state;
  const inputs = { mean, deviation };
  const toggle = (name: (typeof NAMES)[number]) =>
    change({ shown: NAMES.filter((one) => (one === name ? !shown.includes(one) : shown.includes(one))) });
  const move = (at: number) => change({ x: Math.round(at * 100) / 100 }, "replace");
  return (
    <div className={board.lab}>
      <Legend shown={shown} onToggle={toggle} />
      <div className={board.columns}>
        <Panel title={t("function")}>
          <Curves kind="value" state={state} inputs={inputs} onMove={move} />
        </Panel>
        <Panel title={t("slope")}>
          <Curves kind="slope" state={state} inputs={inputs} onMove={move} />
        </Panel>
      </div>
      <SliderRow
        label={t("x")}
        value={x}
        min={SPAN.from}
        max={SPAN.to}
        step={0.1}
        onChange={(value) => change({ x: value })}
      />
      <div className={board.columns}>
        <Panel title={t("inputs")}>
          <SliderRow
            label={t("mean")}
            value={mean}
            min={-6}
            max={6}
            step={0.1}
            onChange={(value) => change({ mean: value })}
          />
          <SliderRow
            label={t("deviation")}
            value={deviation}
            min={0.1}
            max={3}
            step={0.1}
            onChange={(value) => change({ deviation: value })}
          />
          <p className={board.note}>{t("inputsNote")}</p>
        </Panel>
        <Panel title={t("shapes")}>
          <SliderRow
            label={t("layers")}
            value={layers}
            min={1}
            max={100}
            onChange={(value) => change({ layers: value })}
          />
          {(
            [
              ["leaky", 0, 1],
              ["prelu", -1, 1],
              ["elu", 0, 3],
            ] as const
          ).map(([name, min, max]) => (
            <SliderRow
              key={name}
              label={t(`shape.${name}`)}
              value={state[name]}
              min={min}
              max={max}
              step={0.01}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
        </Panel>
      </div>
      <Figures state={state} inputs={inputs} />
    </div>
  );
}
