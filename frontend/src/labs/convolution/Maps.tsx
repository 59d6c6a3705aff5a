/** The inputs with their kernels, channel by channel, and the output as far as it has been reckoned. */

import { useTranslation } from "react-i18next";
import { Grid } from "../parts/Grid";
import { shownNumber } from "../parts/typed";
import {
  convolve,
  convolveTransposed,
  padded,
  placeOf,
  type Size,
  sizeOf,
  stampOf,
  termsAt,
  withValue,
} from "./arithmetic";
import classes from "./Convolution.module.css";
import { BOUNDS } from "./lab";
import type { ConvolutionProps } from "./View";

export interface Moment {
  readonly state: ConvolutionProps["state"];
  /** The step: the output that is being reckoned, of a transposed convolution the input that is being spread. */
  readonly at: number;
  readonly count: number;
  readonly output: Size;
}

interface MapsProps extends Moment, Pick<ConvolutionProps, "change"> {}

export function Maps({ state, change, at, count, output }: MapsProps) {
  const { t } = useTranslation("lab-convolution");
  const { input, kernel } = state;
  const isTransposed = state.kind === "transposed";
  const margin = isTransposed ? 0 : state.padding;
  const place = placeOf(at, isTransposed ? sizeOf(input[0]) : output);
  const terms = isTransposed || count === 0 ? [] : termsAt(input, kernel, state, place);
  const taps = new Map(terms.map((term) => [`${term.channel},${term.row},${term.column}`, term.weight]));
  const side = sizeOf(input[0]).columns + 2 * margin;
  const size = side > 7 || input.length > 1 ? "small" : side > 5 ? "medium" : "large";
  const edit = (name: "input" | "kernel", channel: number) => (row: number, column: number, value: number) =>
    change({ [name]: state[name].map((one, c) => (c === channel ? withValue(one, row, column, value) : one)) });

  return (
    <div className={classes.maps}>
      <div className={classes.channels}>
        {input.map((map, channel) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place
          <div key={channel} className={classes.pair}>
            <figure className={classes.map}>
              <figcaption>{t(input.length > 1 ? "input_of" : "input", { channel })}</figcaption>
              <div className={classes.scroll}>
                <Grid
                  label={t(input.length > 1 ? "input_of" : "input", { channel })}
                  values={padded(map, margin)}
                  size={size}
                  tone="positive"
                  bounds={BOUNDS}
                  fixed={(row, column) => map[row - margin]?.[column - margin] === undefined}
                  onEdit={(row, column, value) => edit("input", channel)(row - margin, column - margin, value)}
                  mark={(row, column) => {
                    if (isTransposed) return row === place.row && column === place.column ? "result" : undefined;
                    if (taps.has(`${channel},${row - margin},${column - margin}`)) return "window";
                    return map[row - margin]?.[column - margin] === undefined ? "faint" : undefined;
                  }}
                  note={(row, column) => {
                    const weight = taps.get(`${channel},${row - margin},${column - margin}`);
                    return weight === undefined || size === "small" ? undefined : `×${shownNumber(weight, 2)}`;
                  }}
                />
              </div>
            </figure>
            <figure className={classes.map} data-sign="∗">
              <figcaption>{t(input.length > 1 ? "kernel_of" : "kernel", { channel })}</figcaption>
              <Grid
                label={t(input.length > 1 ? "kernel_of" : "kernel", { channel })}
                values={kernel[channel] ?? []}
                size={size === "small" && input.length === 1 ? "medium" : size}
                tone="signed"
                bounds={BOUNDS}
                onEdit={edit("kernel", channel)}
              />
            </figure>
          </div>
        ))}
      </div>
      <Output state={state} change={change} at={at} count={count} output={output} />
    </div>
  );
}

function Output({ state, change, at, count, output }: MapsProps) {
  const { t } = useTranslation("lab-convolution");
  const { input, kernel, bias, padding } = state;
  const isTransposed = state.kind === "transposed";
  if (count === 0) {
    return (
      <p className={classes.nothing} role="status">
        {t(isTransposed ? "all_cut" : "too_large", { padding })}
      </p>
    );
  }
  const size = output.columns > 7 || input.length > 1 ? "small" : output.columns > 5 ? "medium" : "large";
  const title = t("output", { ...output });
  if (!isTransposed) {
    const all = convolve(input, kernel, state, bias);
    const values = all.map((line, row) =>
      line.map((value, column) => (row * output.columns + column <= at ? value : null)),
    );
    return (
      <figure className={classes.map} data-sign="=">
        <figcaption>{title}</figcaption>
        <div className={classes.scroll}>
          <Grid
            label={title}
            values={values}
            size={size}
            tone="positive"
            onPick={(row, column) => change({ at: row * output.columns + column })}
            mark={(row, column) => (row * output.columns + column === at ? "result" : undefined)}
          />
        </div>
      </figure>
    );
  }
  const from = placeOf(at, sizeOf(input[0]));
  const stamped = new Map<string, number>();
  for (const [channel, one] of kernel.entries()) {
    const value = input[channel]?.[from.row]?.[from.column] ?? 0;
    for (const { row, column, a, b } of stampOf(one, state, from)) {
      const key = `${row},${column}`;
      stamped.set(key, (stamped.get(key) ?? 0) + value * (one[a]?.[b] ?? 0));
    }
  }
  return (
    <figure className={classes.map} data-sign="=">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className={classes.scroll} tabIndex={0} aria-label={title}>
        <Grid
          label={title}
          values={convolveTransposed(input, kernel, state, bias, at + 1)}
          size={size}
          tone="positive"
          mark={(row, column) => (stamped.has(`${row},${column}`) ? "window" : undefined)}
          note={(row, column) => {
            const added = stamped.get(`${row},${column}`);
            return added === undefined || size === "small" ? undefined : `+${shownNumber(added, 1)}`;
          }}
        />
      </section>
    </figure>
  );
}
