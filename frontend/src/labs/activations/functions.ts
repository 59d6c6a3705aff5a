/** The course's activation functions with their derivatives: plain functions of one number. */

export interface Curve {
  readonly value: (x: number) => number;
  /** Where the curve has a corner: the slope that torch takes. */
  readonly slope: (x: number) => number;
  /** where the slope jumps */
  readonly corners: readonly number[];
}

/** What some of them are shaped by. */
export interface Shapes {
  /** LeakyReLU's slope below zero */
  readonly leaky: number;
  /** PReLU's slope below zero, as learned */
  readonly prelu: number;
  /** ELU ends at −α */
  readonly elu: number;
}

export const NAMES = [
  "relu",
  "leaky_relu",
  "prelu",
  "elu",
  "selu",
  "gelu",
  "silu",
  "mish",
  "sigmoid",
  "tanh",
  "hardsigmoid",
  "hardtanh",
  "hardswish",
  "relu6",
] as const;

export type Name = (typeof NAMES)[number];

/** Klambauer et al. 2017, "Self-Normalizing Neural Networks", equation 14. */
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

const sigmoid = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
const density = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
/** ln(1 + exp(x)) without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const clamp = (x: number, lo: number, hi: number) => Math.min(hi, Math.max(lo, x));
const within = (x: number, lo: number, hi: number) => (x > lo && x < hi ? 1 : 0);

/** `+ 0`: without a slope what is negative becomes 0, not −0. */
function leaking(a: number): Curve {
  return { value: (x) => (x > 0 ? x : a * x + 0), slope: (x) => (x > 0 ? 1 : a), corners: [0] };
}

function exponential(alpha: number, scale: number): Curve {
  return {
    value: (x) => scale * (x > 0 ? x : alpha * Math.expm1(x)),
    slope: (x) => scale * (x > 0 ? 1 : alpha * Math.exp(x)),
    corners: [0],
  };
}

const smooth = (value: Curve["value"], slope: Curve["slope"]): Curve => ({ value, slope, corners: [] });

export function curveOf(name: Name, shapes: Shapes): Curve {
  switch (name) {
    case "relu":
      return leaking(0);
    case "leaky_relu":
      return leaking(shapes.leaky);
    case "prelu":
      return leaking(shapes.prelu);
    case "elu":
      return exponential(shapes.elu, 1);
    case "selu":
      return exponential(SELU_ALPHA, SELU_SCALE);
    case "gelu":
      return smooth(
        (x) => x * normal(x),
        (x) => normal(x) + x * density(x),
      );
    case "silu":
      return smooth(
        (x) => x * sigmoid(x),
        (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
      );
    case "mish":
      return smooth(
        (x) => x * Math.tanh(softplus(x)),
        (x) => {
          const t = Math.tanh(softplus(x));
          return t + x * (1 - t * t) * sigmoid(x);
        },
      );
    case "sigmoid":
      return smooth(sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x)));
    case "tanh":
      return smooth(Math.tanh, (x) => 1 - Math.tanh(x) ** 2);
    case "hardsigmoid":
      return { value: (x) => clamp(x / 6 + 0.5, 0, 1), slope: (x) => within(x, -3, 3) / 6, corners: [-3, 3] };
    case "hardtanh":
      return { value: (x) => clamp(x, -1, 1), slope: (x) => within(x, -1, 1), corners: [-1, 1] };
    case "hardswish":
      return {
        value: (x) => x * clamp(x / 6 + 0.5, 0, 1),
        slope: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5),
        corners: [-3, 3],
      };
    case "relu6":
      return { value: (x) => clamp(x, 0, 6), slope: (x) => within(x, 0, 6), corners: [0, 6] };
  }
}

/** Φ(x): how likely a normal random number is smaller. */
export function normal(x: number): number {
  return 0.5 * (1 + erf(x / Math.SQRT2));
}

/** By the series without cancellation, erf(x) = 2/√π·exp(−x²)·Σ 2ⁿx²ⁿ⁺¹/(2n + 1)!! (DLMF 7.6.2). */
function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** What comes in, as a bell: normal with this mean and standard deviation. */
export interface Inputs {
  readonly mean: number;
  readonly deviation: number;
}

export function densityOf(x: number, { mean, deviation }: Inputs): number {
  return density((x - mean) / deviation) / deviation;
}

/** The mean slope that these inputs meet: what the neuron learns by, on the average. */
export function meanSlope(curve: Curve, inputs: Inputs): number {
  return expected(curve, inputs, curve.slope);
}

/** How many of these inputs (0 to 1) meet a slope of exactly zero and teach the neuron nothing. */
export function deadShare(curve: Curve, inputs: Inputs): number {
  return expected(curve, inputs, (x) => (curve.slope(x) === 0 ? 1 : 0));
}

/** Standard deviations on either side that are looked at: what lies beyond is less than 10⁻⁸. */
const REACH = 6;
const STEPS = 200;

/** The mean of a function over a bell, by Simpson's rule between the corners, where there are no jumps. */
function expected({ corners }: Curve, inputs: Inputs, of: (x: number) => number): number {
  const [from, to] = [inputs.mean - REACH * inputs.deviation, inputs.mean + REACH * inputs.deviation];
  const ends = [from, ...corners.filter((corner) => corner > from && corner < to), to];
  let sum = 0;
  for (let piece = 0; piece + 1 < ends.length; piece++) {
    const [lo, hi] = [ends[piece] ?? from, ends[piece + 1] ?? to];
    const step = (hi - lo) / STEPS;
    // The ends themselves belong to the next piece; a hair inside, the slope is this one's.
    const at = (place: number) => clamp(lo + place * step, lo + 1e-9, hi - 1e-9);
    for (let place = 0; place < STEPS; place += 2) {
      const [a, b, c] = [at(place), at(place + 1), at(place + 2)].map((x) => of(x) * densityOf(x, inputs));
      sum += (step / 3) * ((a ?? 0) + 4 * (b ?? 0) + (c ?? 0));
    }
  }
  return sum;
}
