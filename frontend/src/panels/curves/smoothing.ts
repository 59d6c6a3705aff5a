/** Exponential moving average of a noisy curve, as it grows: no React. */

/**
 * Smoothed copies of values that arrive one after another, free of the usual pull towards zero at the start
 * (the average is divided by 1 − decayⁿ: Kingma & Ba 2015, "Adam", section 3).
 */
export class MovingAverage {
  private weighted = 0;
  private weight = 0;
  private readonly decay: number;

  constructor(decay: number) {
    this.decay = decay;
  }

  next(value: number): number {
    this.weighted = this.decay * this.weighted + (1 - this.decay) * value;
    this.weight = this.decay * this.weight + (1 - this.decay);
    return this.weighted / this.weight;
  }
}
