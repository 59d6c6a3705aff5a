import { describe, expect, it } from "vitest";
import { curveOf, deadShare, meanSlope, NAMES, type Name, normal } from "./functions";

const SHAPES = { leaky: 0.01, prelu: 0.25, elu: 1 };
const AT = [-4, -1.5, -0.3, 0.2, 1, 2.7, 6.5];

/** torch 2.14: torch.nn.functional and autograd in float64, at the places of AT. */
const TORCH: Record<Name, { y: number[]; slope: number[] }> = {
  relu: { y: [0, 0, 0, 0.2, 1, 2.7, 6.5], slope: [0, 0, 0, 1, 1, 1, 1] },
  leaky_relu: { y: [-0.04, -0.015, -0.003, 0.2, 1, 2.7, 6.5], slope: [0.01, 0.01, 0.01, 1, 1, 1, 1] },
  prelu: { y: [-1, -0.375, -0.075, 0.2, 1, 2.7, 6.5], slope: [0.25, 0.25, 0.25, 1, 1, 1, 1] },
  elu: {
    y: [-0.9816844, -0.7768698, -0.2591818, 0.2, 1, 2.7, 6.5],
    slope: [0.0183156, 0.2231302, 0.7408182, 1, 1, 1, 1],
  },
  selu: {
    y: [-1.7258986, -1.3658144, -0.4556673, 0.2101402, 1.050701, 2.8368927, 6.8295564],
    slope: [0.0322007, 0.392285, 1.302432, 1.050701, 1.050701, 1.050701, 1.050701],
  },
  gelu: {
    y: [-0.0001267, -0.1002108, -0.1146266, 0.1158519, 0.8413447, 2.6906392, 6.5],
    slope: [-0.0005036, -0.1274692, 0.2676722, 0.6574682, 1.0833155, 1.0246696, 1],
  },
  silu: {
    y: [-0.0719448, -0.2736383, -0.1276672, 0.1099668, 0.7310586, 2.5299719, 6.4902423],
    slope: [-0.0526646, -0.0412942, 0.35222, 0.5993373, 0.9276705, 1.0963475, 1.0082419],
  },
  mish: {
    y: [-0.0725917, -0.2980997, -0.1511332, 0.132599, 0.8650984, 2.6786701, 6.4999707],
    slope: [-0.0537732, -0.0640978, 0.4085109, 0.7246245, 1.0490362, 1.0319155, 1.000054],
  },
  sigmoid: {
    y: [0.0179862, 0.1824255, 0.4255575, 0.549834, 0.7310586, 0.9370266, 0.9984988],
    slope: [0.0176627, 0.1491465, 0.2444583, 0.2475166, 0.1966119, 0.0590077, 0.0014989],
  },
  tanh: {
    y: [-0.9993293, -0.9051483, -0.2913126, 0.1973753, 0.7615942, 0.9910075, 0.9999955],
    slope: [0.001341, 0.1807066, 0.915137, 0.961043, 0.4199743, 0.0179042, 0.000009],
  },
  hardsigmoid: {
    y: [0, 0.25, 0.45, 0.5333333, 0.6666667, 0.95, 1],
    slope: [0, 0.1666667, 0.1666667, 0.1666667, 0.1666667, 0.1666667, 0],
  },
  hardtanh: { y: [-1, -1, -0.3, 0.2, 1, 1, 1], slope: [0, 0, 1, 1, 0, 0, 0] },
  hardswish: {
    y: [0, -0.375, -0.135, 0.1066667, 0.6666667, 2.565, 6.5],
    slope: [0, 0, 0.4, 0.5666667, 0.8333333, 1.4, 1],
  },
  relu6: { y: [0, 0, 0, 0.2, 1, 2.7, 6], slope: [0, 0, 0, 1, 1, 1, 0] },
};

describe("every activation function of the course", () => {
  it.each(NAMES)("%s has torch's values and slopes", (name) => {
    const curve = curveOf(name, SHAPES);
    AT.forEach((x, place) => {
      expect(curve.value(x)).toBeCloseTo(TORCH[name].y[place] ?? Number.NaN, 6);
      expect(curve.slope(x)).toBeCloseTo(TORCH[name].slope[place] ?? Number.NaN, 6);
    });
  });

  it.each(NAMES)("%s has the slope that differences find", (name) => {
    const curve = curveOf(name, { leaky: 0.2, prelu: 0.6, elu: 1.7 });
    for (let x = -7.93; x < 8; x += 0.37) {
      const difference = (curve.value(x + 1e-6) - curve.value(x - 1e-6)) / 2e-6;
      if (curve.corners.every((corner) => Math.abs(x - corner) > 1e-5)) {
        expect(curve.slope(x)).toBeCloseTo(difference, 6);
      }
    }
  });

  it("stays finite far away", () => {
    for (const name of NAMES) {
      for (const x of [-800, 800]) {
        const { value, slope } = curveOf(name, SHAPES);
        expect(Number.isFinite(value(x)) && Number.isFinite(slope(x))).toBe(true);
      }
    }
  });
});

describe("what kills a gradient", () => {
  const of = (name: Name) => curveOf(name, SHAPES);

  it("sigmoid's slope is 0.25 at its best: ten layers leave less than a millionth", () => {
    expect(of("sigmoid").slope(0)).toBe(0.25);
    expect(of("sigmoid").slope(0) ** 10).toBeCloseTo(9.54e-7, 9);
    expect(of("tanh").slope(0)).toBe(1);
    expect(of("relu").slope(3) ** 10).toBe(1);
  });

  it("a ReLU is dead for half of centred inputs, and for all of them when its bias pulls it far below zero", () => {
    expect(deadShare(of("relu"), { mean: 0, deviation: 1 })).toBeCloseTo(0.5, 6);
    expect(deadShare(of("relu"), { mean: 1, deviation: 2 })).toBeCloseTo(1 - normal(0.5), 6);
    expect(deadShare(of("relu"), { mean: -6, deviation: 1 })).toBeGreaterThan(0.999_999);
    expect(deadShare(of("leaky_relu"), { mean: -6, deviation: 1 })).toBe(0);
    expect(deadShare(of("relu6"), { mean: 3, deviation: 1.5 })).toBeCloseTo(2 * (1 - normal(2)), 6);
  });

  it("the mean slope of a leaking unit is what leaks", () => {
    expect(meanSlope(of("leaky_relu"), { mean: -6, deviation: 1 })).toBeCloseTo(0.01, 6);
    expect(meanSlope(of("relu"), { mean: 0, deviation: 1 })).toBeCloseTo(0.5, 6);
    // ∫ φ(x)·Φ(x) dx = 1/2, and the rest of GELU's slope is odd.
    expect(meanSlope(of("gelu"), { mean: 0, deviation: 1 })).toBeCloseTo(0.5, 6);
  });
});
