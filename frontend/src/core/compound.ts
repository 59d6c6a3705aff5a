/** Compound scaling (Tan and Le 2019, "EfficientNet", section 3.3): one number makes a network deeper, wider and
 * finer-grained together. */

export interface Scaling {
  /** how much more is to be spent: about 2^φ times the multiply-adds */
  phi: number;
  /** depth, width and resolution for φ = 1 */
  alpha: number;
  beta: number;
  gamma: number;
}

/** Found by the paper's grid search on EfficientNet-B0. */
export const PAPER: Scaling = { phi: 1, alpha: 1.2, beta: 1.1, gamma: 1.15 };

export interface Factors {
  depth: number;
  width: number;
  resolution: number;
  /** α·β²·γ²: what φ = 1 multiplies the multiply-adds by; the paper wants about 2 */
  perStep: number;
  /** (α·β²·γ²)^φ */
  cost: number;
}

export function factorsOf({ phi, alpha, beta, gamma }: Scaling): Factors {
  const perStep = alpha * beta ** 2 * gamma ** 2;
  return {
    depth: alpha ** phi,
    width: beta ** phi,
    resolution: gamma ** phi,
    perStep,
    cost: perStep ** phi,
  };
}

/** The paper's constraint α·β²·γ² ≈ 2, as closely as its own values keep it (1.92). */
export function keepsConstraint({ perStep }: Factors): boolean {
  return Math.abs(perStep - 2) <= 0.1;
}
