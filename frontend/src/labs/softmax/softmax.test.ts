import { describe, expect, it } from "vitest";
import { type Sample, stepped, worked } from "./softmax";

const sample = (logits: number[], target = 0, temperature = 1): Sample => ({ logits, target, temperature });

describe("softmax and log loss", () => {
  it("works out cat, dog and bird by hand: e², e¹, e^0.1 over 11.21", () => {
    const { probabilities, loss } = worked(sample([2, 1, 0.1]));
    expect(probabilities.map((p) => p.toFixed(4))).toEqual(["0.6590", "0.2424", "0.0986"]);
    expect(loss).toBeCloseTo(0.417, 3);
    expect(worked(sample([2, 1, 0.1], 2)).loss).toBeCloseTo(2.317, 3);
  });

  it("of a network that knows nothing is ln K: 2.3026 for ten classes", () => {
    expect(worked(sample(new Array(10).fill(0.7))).loss).toBeCloseTo(Math.log(10), 12);
  });

  it("does not change when the same number is added to all logits, however large", () => {
    const [plain, raised] = [worked(sample([1, -2, 0.5], 1)), worked(sample([1001, 998, 1000.5], 1))];
    raised.probabilities.forEach((p, index) => {
      expect(p).toBeCloseTo(plain.probabilities[index] ?? Number.NaN, 12);
    });
    expect(raised.loss).toBeCloseTo(plain.loss, 9);
  });

  it("stays finite where p rounds to zero", () => {
    expect(worked(sample([0, 2000])).loss).toBe(2000);
  });

  it("has the gradient p − y, divided by the temperature: as differences find it", () => {
    for (const temperature of [0.5, 1, 3]) {
      const at = sample([1.2, -0.4, 0.3, 2], 2, temperature);
      worked(at).gradient.forEach((slope, index) => {
        const moved = (by: number) =>
          worked({ ...at, logits: at.logits.map((z, k) => (k === index ? z + by : z)) }).loss;
        expect(slope).toBeCloseTo((moved(1e-6) - moved(-1e-6)) / 2e-6, 7);
      });
      expect(worked(at).gradient.reduce((sum, slope) => sum + slope, 0)).toBeCloseTo(0, 12);
    }
  });

  it("sharpens with a small temperature and levels with a large one", () => {
    const most = (temperature: number) => Math.max(...worked(sample([2, 1, 0.1], 0, temperature)).probabilities);
    expect(most(0.1)).toBeGreaterThan(0.999);
    expect(most(100)).toBeCloseTo(1 / 3, 1);
  });

  it("falls with every step of descent", () => {
    let at = sample([0, 3, 1], 0);
    let before = worked(at).loss;
    for (let step = 0; step < 20; step++) {
      at = stepped(at, 1);
      const { loss } = worked(at);
      expect(loss).toBeLessThan(before);
      before = loss;
    }
  });
});
