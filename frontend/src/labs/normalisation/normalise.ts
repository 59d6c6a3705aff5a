/** Batch, layer, instance and group normalisation of one small batch: which numbers share a mean and a variance. */

export const KINDS = ["batch", "layer", "instance", "group"] as const;

export type Kind = (typeof KINDS)[number];

/** N samples of C maps of H·W numbers each. */
export type Batch = readonly (readonly (readonly number[])[])[];

export interface Normalisation {
  readonly kind: Kind;
  /** for `group`: in how many groups the channels are divided; must divide C */
  readonly groups: number;
  readonly eps: number;
  /** one a channel, as torch's BatchNorm2d and GroupNorm have them */
  readonly gamma: readonly number[];
  readonly beta: readonly number[];
}

/** Mean and variance of what is normalised together. */
export interface Moments {
  readonly mean: number;
  /** the mean of the squared deviations, not Bessel's: Ioffe and Szegedy 2015, algorithm 1 */
  readonly variance: number;
  readonly count: number;
}

/** Where a map stands in the batch. */
export interface MapPlace {
  readonly sample: number;
  readonly channel: number;
}

/** Whether two maps share mean and variance. Wu and He 2018, "Group Normalization", section 3.1, equations 3 to 7. */
export function together(one: MapPlace, other: MapPlace, { kind, groups }: Normalisation, channels: number): boolean {
  const sameSample = one.sample === other.sample;
  const sameChannel = one.channel === other.channel;
  switch (kind) {
    case "batch":
      return sameChannel;
    case "layer":
      return sameSample;
    case "instance":
      return sameSample && sameChannel;
    case "group":
      return sameSample && groupOf(one.channel, groups, channels) === groupOf(other.channel, groups, channels);
  }
}

function groupOf(channel: number, groups: number, channels: number): number {
  return Math.floor((channel * groups) / channels);
}

/** All numbers that share mean and variance with a map, that map's included. */
export function sharing(batch: Batch, place: MapPlace, normalisation: Normalisation): number[] {
  const channels = batch[0]?.length ?? 0;
  return batch.flatMap((maps, sample) =>
    maps.flatMap((values, channel) => (together(place, { sample, channel }, normalisation, channels) ? values : [])),
  );
}

export function momentsOf(values: readonly number[]): Moments {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count, count };
}

/** y = γ·(x − μ)/√(σ² + ε) + β of one number. */
export function normalised(
  x: number,
  { mean, variance }: Pick<Moments, "mean" | "variance">,
  { eps, gamma, beta }: Normalisation,
  channel: number,
): number {
  return (gamma[channel] ?? 1) * ((x - mean) / Math.sqrt(variance + eps)) + (beta[channel] ?? 0);
}

/** The whole batch as in training: every set of numbers by its own mean and variance. */
export function normalisedBatch(batch: Batch, normalisation: Normalisation): number[][][] {
  return batch.map((maps, sample) =>
    maps.map((values, channel) => {
      const moments = momentsOf(sharing(batch, { sample, channel }, normalisation));
      return values.map((value) => normalised(value, moments, normalisation, channel));
    }),
  );
}

/** What BatchNorm keeps of a channel for inference: it starts with 0 and 1. */
export interface Running {
  readonly mean: number;
  readonly variance: number;
}

/**
 * A channel's moving averages after this batch was seen `times` times: r ← (1 − m)·r + m·(batch's). The variance that
 * goes in is Bessel's (divided by count − 1), as torch keeps it.
 */
export function runningAfter(times: number, momentum: number, { mean, variance, count }: Moments): Running {
  const left = (1 - momentum) ** times;
  const unbiased = count > 1 ? (variance * count) / (count - 1) : variance;
  return { mean: (1 - left) * mean, variance: left + (1 - left) * unbiased };
}

/** The batch as BatchNorm treats it in inference: by the moving averages, whatever else is in the batch. */
export function inferred(batch: Batch, running: readonly Running[], normalisation: Normalisation): number[][][] {
  return batch.map((maps) =>
    maps.map((values, channel) =>
      values.map((value) => normalised(value, running[channel] ?? { mean: 0, variance: 1 }, normalisation, channel)),
    ),
  );
}
