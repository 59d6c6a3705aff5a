/** How the receptive field grows through a chain of layers, along one axis: integers, and the weight of each input. */

export type LayerKind = "conv" | "pool";

/** One layer of a chain, square: `conv` has weights, `pool` has none. */
export interface ChainLayer {
  readonly kind: LayerKind;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
}

/** What is known after a layer. */
export interface Growth {
  /** side of the field of one unit, in inputs */
  readonly field: number;
  /** inputs between the fields of neighbouring units: the product of all strides so far */
  readonly jump: number;
}

/**
 * The field after every layer: r ← r + (k − 1)·d·j, then j ← j·s, from r = j = 1 (a pixel sees itself).
 * Dumoulin and Visin 2016, "A guide to convolution arithmetic for deep learning"; Araujo et al. 2019, "Computing
 * Receptive Fields of Convolutional Neural Networks", equation 2.
 */
export function growth(layers: readonly ChainLayer[]): Growth[] {
  const after: Growth[] = [];
  let [field, jump] = [1, 1];
  for (const { kernel, stride, dilation } of layers) {
    field += (kernel - 1) * dilation * jump;
    jump *= stride;
    after.push({ field, jump });
  }
  return after;
}

/** The block so many times, but no further than the first layer whose field is beyond `most`: strides would take it to
 * infinity. */
export function unrolled(block: readonly ChainLayer[], times: number, most: number): ChainLayer[] {
  const layers: ChainLayer[] = [];
  let [field, jump] = [1, 1];
  for (let round = 0; round < times; round++) {
    for (const layer of block) {
      if (field > most) return layers;
      layers.push(layer);
      field += (layer.kernel - 1) * layer.dilation * jump;
      jump *= layer.stride;
    }
  }
  return layers;
}

/** The places of every level that the last unit is made of, from the inputs (level 0) to the unit itself, each with the
 * input above which it stands. */
export function cone(layers: readonly ChainLayer[]): { place: number; centre: number }[][] {
  const after = growth(layers);
  let places = [0];
  const levels = [places];
  for (const { kernel, stride, dilation } of [...layers].reverse()) {
    const inputs = places.flatMap((place) =>
      Array.from({ length: kernel }, (_, tap) => place * stride + tap * dilation),
    );
    places = [...new Set(inputs)].sort((one, other) => one - other);
    levels.unshift(places);
  }
  return levels.map((level, index) => {
    const { field, jump } = after[index - 1] ?? { field: 1, jump: 1 };
    return level.map((place) => ({ place, centre: place * jump + (field - 1) / 2 }));
  });
}

/** The field of the last unit; 1 where there is no layer. */
export function fieldOf(layers: readonly ChainLayer[]): number {
  return growth(layers).at(-1)?.field ?? 1;
}

/** Weights of the chain, for one map in and one map out and without bias: 27 for three 3×3, 49 for one 7×7. */
export function weightsOf(layers: readonly ChainLayer[]): number {
  return layers.reduce((sum, { kind, kernel }) => sum + (kind === "conv" ? kernel * kernel : 0), 0);
}

/** How many plain k×k convolutions see a whole side: the least N with N·(k − 1) + 1 ≥ side. */
export function layersToSee(side: number, kernel: number): number {
  return kernel > 1 ? Math.ceil((side - 1) / (kernel - 1)) : Number.POSITIVE_INFINITY;
}

/** How many layers of the chain, begun again and again, see a whole side; infinite where the field does not grow. */
export function repeatsToSee(side: number, layers: readonly ChainLayer[]): number {
  if (side <= 1) return 0;
  if (fieldOf(layers) === 1) return Number.POSITIVE_INFINITY;
  let [field, jump, count] = [1, 1, 0];
  for (;;) {
    for (const { kernel, stride, dilation } of layers) {
      field += (kernel - 1) * dilation * jump;
      jump *= stride;
      count += 1;
      if (field >= side) return count;
    }
  }
}

/**
 * How much each input of the field counts along one axis if all weights are equal: the number of ways from it to the
 * unit, as shares with the sum 1. It is the gradient that Luo et al. 2016 ("Understanding the Effective Receptive Field
 * in Deep Convolutional Neural Networks", section 2) find to be a bell: the centre is seen on many ways, the rim on one.
 */
export function ways(layers: readonly ChainLayer[]): number[] {
  let shares = [1];
  // From the unit back to the input: each layer spreads every place over its window, at the distance of its stride.
  for (const { kernel, stride, dilation } of [...layers].reverse()) {
    const spread = new Array<number>((shares.length - 1) * stride + (kernel - 1) * dilation + 1).fill(0);
    shares.forEach((share, place) => {
      for (let tap = 0; tap < kernel; tap++) {
        const to = place * stride + tap * dilation;
        spread[to] = (spread[to] ?? 0) + share / kernel;
      }
    });
    shares = spread;
  }
  return shares;
}

/** The shortest middle part that holds at least `most` of the weight, e.g. 0.95: how much of the field really counts. */
export function effectiveSide(shares: readonly number[], most: number): number {
  let [from, to] = [0, shares.length - 1];
  let left = 1;
  while (from < to) {
    const rim = (shares[from] ?? 0) + (shares[to] ?? 0);
    if (left - rim < most) break;
    left -= rim;
    from += 1;
    to -= 1;
  }
  return to - from + 1;
}
