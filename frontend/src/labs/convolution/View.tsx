/** Convolution step by step: the maps, the sum that makes the number in hand, and the settings. */

import "./texts";
import { useCallback } from "react";
import type { LabProps } from "../declare";
import { Player } from "../parts/Player";
import { outputSize, sizeOf } from "./arithmetic";
import classes from "./Convolution.module.css";
import type { lab } from "./lab";
import { Maps } from "./Maps";
import { Settings } from "./Settings";
import { Sum } from "./Sum";

export type ConvolutionProps = LabProps<typeof lab>;

export default function View({ state, change }: ConvolutionProps) {
  const { input, kernel, kind } = state;
  const isTransposed = kind === "transposed";
  const output = outputSize(sizeOf(input[0]), sizeOf(kernel[0]), state, isTransposed);
  const walked = isTransposed ? sizeOf(input[0]) : output;
  const count = output.rows * output.columns === 0 ? 0 : walked.rows * walked.columns;
  const at = Math.min(state.at, Math.max(0, count - 1));
  const move = useCallback((next: number) => change({ at: next }, "replace"), [change]);
  return (
    <div className={classes.lab}>
      <Player at={at} count={count} onMove={move} />
      <Maps state={state} change={change} at={at} count={count} output={output} />
      <Sum state={state} at={at} count={count} output={output} />
      <Settings state={state} change={change} output={output} />
    </div>
  );
}
