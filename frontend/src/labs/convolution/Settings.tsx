/** What can be set: the kind, the window, the sizes; and the formula of the output's size with its numbers. */

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import type { Matrix } from "../fields";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { outputSize, resized, type Size, sizeOf } from "./arithmetic";
import classes from "./Convolution.module.css";
import { MOST_CHANNELS, MOST_KERNEL, MOST_SIDE } from "./lab";
import type { ConvolutionProps } from "./View";

interface SettingsProps extends ConvolutionProps {
  readonly output: Size;
}

export function Settings({ state, change, output }: SettingsProps) {
  const { t } = useTranslation("lab-convolution");
  const { input, kernel, stride, padding, dilation, bias } = state;
  const isTransposed = state.kind === "transposed";
  const inputSide = sizeOf(input[0]).columns;
  const kernelSide = sizeOf(kernel[0]).columns;
  const square = (side: number): Size => ({ rows: side, columns: side });
  const setChannels = (channels: number) =>
    change({
      input: stackOf(input, channels, sizeOf(input[0]), someInput),
      kernel: stackOf(kernel, channels, sizeOf(kernel[0]), oneInTheMiddle(sizeOf(kernel[0]))),
      at: 0,
    });
  return (
    <div className={classes.settings}>
      <Panel title={t("settings")}>
        <SegmentedControl
          aria-label={t("kind")}
          value={state.kind}
          onChange={(kind) => change({ kind: kind === "transposed" ? "transposed" : "forward", at: 0 })}
          data={["forward", "transposed"].map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <SliderRow
          label={t("kernel_side")}
          value={kernelSide}
          min={1}
          max={MOST_KERNEL}
          onChange={(side) => change({ kernel: kernel.map((one) => resized(one, square(side), () => 0)), at: 0 })}
        />
        <SliderRow
          label={t("stride")}
          value={stride}
          min={1}
          max={4}
          onChange={(to) => change({ stride: to, at: 0 })}
        />
        <SliderRow
          label={t("padding")}
          value={padding}
          min={0}
          max={4}
          onChange={(to) => change({ padding: to, at: 0 })}
        />
        <SliderRow
          label={t("dilation")}
          value={dilation}
          min={1}
          max={3}
          onChange={(to) => change({ dilation: to, at: 0 })}
        />
        <SliderRow
          label={t("input_side")}
          value={inputSide}
          min={1}
          max={MOST_SIDE}
          onChange={(side) => change({ input: input.map((one) => resized(one, square(side), someInput)), at: 0 })}
        />
        <SliderRow label={t("channels")} value={input.length} min={1} max={MOST_CHANNELS} onChange={setChannels} />
        <SliderRow label={t("bias")} value={bias} min={-5} max={5} step={0.5} onChange={(to) => change({ bias: to })} />
      </Panel>
      <Panel title={t("size_title")}>
        <p className={classes.formula}>
          {isTransposed ? (
            <>
              (n − 1)·s − 2p + d·(k − 1) + 1
              <br />= ({inputSide} − 1)·{stride} − 2·{padding} + {dilation}·({kernelSide} − 1) + 1
            </>
          ) : (
            <>
              ⌊(n + 2p − d·(k − 1) − 1) / s⌋ + 1
              <br />= ⌊({inputSide} + 2·{padding} − {dilation}·({kernelSide} − 1) − 1) / {stride}⌋ + 1
            </>
          )}{" "}
          = <b data-testid="output-side">{output.columns}</b>
        </p>
        <p className={classes.words}>{t("letters")}</p>
        <p className={classes.words}>
          {t("parameters", {
            count: kernelSide * sizeOf(kernel[0]).rows * input.length + 1,
            formula: `${formatNumber(sizeOf(kernel[0]).rows)}·${formatNumber(kernelSide)}·${formatNumber(input.length)} + 1`,
          })}
        </p>
        {isTransposed && <p className={classes.words}>{t("turns_round", backTo(state, output))}</p>}
      </Panel>
    </div>
  );
}

/** What an ordinary convolution with these settings makes of the output: the input's size again. */
function backTo(state: ConvolutionProps["state"], output: Size) {
  const { rows, columns } = outputSize(output, sizeOf(state.kernel[0]), state);
  return { rows, columns };
}

function stackOf(
  maps: readonly Matrix[],
  channels: number,
  size: Size,
  fill: (row: number, column: number) => number,
): Matrix[] {
  return Array.from({ length: channels }, (_, channel) => maps[channel] ?? resized([], size, fill));
}

/** Small numbers without an order that strikes the eye. */
function someInput(row: number, column: number): number {
  return (3 * row + 5 * column + row * column) % 4;
}

function oneInTheMiddle({ rows, columns }: Size): (row: number, column: number) => number {
  return (row, column) => (row === Math.floor(rows / 2) && column === Math.floor(columns / 2) ? 1 : 0);
}
