/** What reaches each layer of a chain when the gradient goes back, with and without skip connections. */

/** Layers first…last (counted from 0, both within) with a connection around them: y = x + F(x). */
export interface Skip {
  readonly first: number;
  readonly last: number;
}

/**
 * ∂y/∂xᵢ at the input of every layer i of a chain whose layers have the derivatives `factors`, and after them the 1 that
 * comes from the loss: `factors.length + 1` numbers. At the beginning of a skip the gradient arrives on two ways, and
 * ways add up: ∂y/∂x = (Πf + 1)·∂y/∂(end). Skips must not overlap. He et al. 2016, "Identity Mappings in Deep Residual
 * Networks", equation 5.
 */
export function gradients(factors: readonly number[], skips: readonly Skip[]): number[] {
  const at = new Array<number>(factors.length + 1).fill(1);
  for (let layer = factors.length - 1; layer >= 0; layer--) {
    at[layer] = (factors[layer] ?? 1) * (at[layer + 1] ?? 1);
    for (const { first, last } of skips) if (first === layer) at[layer] = (at[layer] ?? 0) + (at[last + 1] ?? 1);
  }
  return at;
}

/** One way of the gradient through the chain: the layers it goes through, and the product of their derivatives. */
export interface Way {
  readonly layers: readonly number[];
  readonly product: number;
}

/** All ways from the end to the beginning, the longest first: 2 to the number of skips. Veit et al. 2016, section 3. */
export function ways(factors: readonly number[], skips: readonly Skip[]): Way[] {
  const from = (layer: number): Way[] => {
    if (layer >= factors.length) return [{ layers: [], product: 1 }];
    const through = from(layer + 1).map(({ layers, product }) => ({
      layers: [layer, ...layers],
      product: (factors[layer] ?? 1) * product,
    }));
    return [...through, ...skips.filter(({ first }) => first === layer).flatMap(({ last }) => from(last + 1))];
  };
  return from(0).sort((one, other) => other.layers.length - one.layers.length);
}

/** The spans that a skip may have: blocks of so many layers, counted from the end, so that all blocks are whole. */
export function blocks(depth: number, span: number): Skip[] {
  const found: Skip[] = [];
  for (let last = depth - 1; last - span + 1 >= 0; last -= span) found.unshift({ first: last - span + 1, last });
  return found;
}
