/**
 * What convolutions cost that connect fewer channels (C1 of the course): grouped, and depthwise separable, which is a
 * depthwise convolution and a 1×1 convolution after it (Howard et al., "MobileNets", 2017, section 3.1). One multiply-add
 * is one; with padding, so that maps keep their size; without biases, as before a batch normalisation.
 */

export interface Sizes {
  readonly inputs: number;
  readonly outputs: number;
  /** Height and width of the kernel. */
  readonly kernel: number;
  /** Height and width of the maps. */
  readonly side: number;
  /** Of the grouped one; divides inputs and outputs. */
  readonly groups: number;
}

export interface Cost {
  readonly weights: number;
  readonly macs: number;
}

function costOf(weights: number, { side }: Sizes): Cost {
  return { weights, macs: weights * side * side };
}

/** k² · Cin · Cout */
export function standard(sizes: Sizes): Cost {
  return costOf(sizes.kernel ** 2 * sizes.inputs * sizes.outputs, sizes);
}

/** k² · (Cin / g) · Cout */
export function grouped(sizes: Sizes): Cost {
  return costOf((sizes.kernel ** 2 * sizes.inputs * sizes.outputs) / sizes.groups, sizes);
}

/** k² · Cin: one kernel a channel. */
export function depthwise(sizes: Sizes): Cost {
  return costOf(sizes.kernel ** 2 * sizes.inputs, sizes);
}

/** Cin · Cout: 1×1, which mixes the channels. */
export function pointwise(sizes: Sizes): Cost {
  return costOf(sizes.inputs * sizes.outputs, sizes);
}

export function separable(sizes: Sizes): Cost {
  const [one, other] = [depthwise(sizes), pointwise(sizes)];
  return { weights: one.weights + other.weights, macs: one.macs + other.macs };
}

/** separable / standard = 1 / Cout + 1 / k² */
export function share({ outputs, kernel }: Sizes): number {
  return 1 / outputs + 1 / kernel ** 2;
}

/** The numbers of groups that both channel counts can be divided into, ascending. */
export function possibleGroups(inputs: number, outputs: number): number[] {
  return Array.from({ length: Math.min(inputs, outputs) }, (_, place) => place + 1).filter(
    (groups) => inputs % groups === 0 && outputs % groups === 0,
  );
}

/** The possible number of groups that is nearest to a wish, the smaller of two. */
export function nearestGroups(inputs: number, outputs: number, wish: number): number {
  const possible = possibleGroups(inputs, outputs);
  return possible.reduce((best, groups) => (Math.abs(groups - wish) < Math.abs(best - wish) ? groups : best), 1);
}
