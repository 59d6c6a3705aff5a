import { describe, expect, it } from "vitest";
import { bytesOf, convolution, dense, neuronsOfMaps, total } from "./counting";

describe("the course's counts", () => {
  it("A2: one neuron on 32×32×3 has 3 072 weights, on 256×256×3 about 200 000", () => {
    const small = { side: 32, channels: 3, kernel: 5, maps: 1 };
    expect(dense(small, 1)).toEqual({ weights: 3072, biases: 1 });
    expect(dense({ ...small, side: 256 }, 1).weights).toBe(196_608);
  });

  it("A3: 300×300 to 300×300 takes 26 parameters by a 5×5 convolution, 8.1·10⁹ weights by a dense layer", () => {
    const sizes = { side: 300, channels: 1, kernel: 5, maps: 1 };
    expect(total(convolution(sizes))).toBe(26);
    expect(dense(sizes, neuronsOfMaps(sizes))).toEqual({ weights: 8_100_000_000, biases: 90_000 });
  });

  it("A12: (Wk·Hk·Cin + 1)·Cout, as LeNet-5's and VGG's first layers", () => {
    expect(total(convolution({ side: 28, channels: 1, kernel: 5, maps: 6 }))).toBe(156);
    expect(total(convolution({ side: 224, channels: 3, kernel: 3, maps: 64 }))).toBe(1792);
    expect(bytesOf(convolution({ side: 224, channels: 3, kernel: 3, maps: 64 }))).toBe(7168);
  });

  it("does not see the image's size in a convolution", () => {
    const sizes = { side: 8, channels: 3, kernel: 3, maps: 16 };
    expect(convolution({ ...sizes, side: 512 })).toEqual(convolution(sizes));
  });
});
