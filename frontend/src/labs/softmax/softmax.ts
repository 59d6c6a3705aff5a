/** Softmax, log loss and the gradient on the logits, for one sample. */

export interface Sample {
  readonly logits: readonly number[];
  /** T: logits are divided by it; small is sure of itself, large is undecided */
  readonly temperature: number;
  /** the class that is right */
  readonly target: number;
}

export interface Worked {
  /** z/T − max(z/T): the same probabilities, and no exp that overflows */
  readonly shifted: readonly number[];
  readonly powers: readonly number[];
  readonly sum: number;
  readonly probabilities: readonly number[];
  /** −ln p of the right class, in nats */
  readonly loss: number;
  /** ∂loss/∂z = (p − y)/T */
  readonly gradient: readonly number[];
}

/** p_k = exp(z_k/T)/Σ exp(z_j/T), loss −ln p_target. Bridle 1990 for softmax, Hinton et al. 2015 for T. */
export function worked({ logits, temperature, target }: Sample): Worked {
  const scaled = logits.map((logit) => logit / temperature);
  const most = Math.max(...scaled);
  const shifted = scaled.map((logit) => logit - most);
  const powers = shifted.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  const probabilities = powers.map((power) => power / sum);
  return {
    shifted,
    powers,
    sum,
    probabilities,
    // The logarithm of the sum, not of p: p may round to 0 where the loss is large and finite.
    loss: Math.log(sum) - (shifted[target] ?? 0),
    gradient: probabilities.map((p, index) => (p - (index === target ? 1 : 0)) / temperature),
  };
}

/** The logits after one step of gradient descent, as if they were weights themselves. */
export function stepped(sample: Sample, rate: number): Sample {
  const { gradient } = worked(sample);
  return { ...sample, logits: sample.logits.map((logit, index) => logit - rate * (gradient[index] ?? 0)) };
}
