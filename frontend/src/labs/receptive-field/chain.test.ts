import { describe, expect, it } from "vitest";
import { chainField } from "./chain";
import { fieldOf } from "./growth";

const field = chainField([]);

describe("a chain in an address", () => {
  it("is written as it is read", () => {
    for (const text of ["3", "3,3s2,3d2", "p2", "11s4,p3s2,5,p3s2,3,3,3", "7d8"]) {
      expect(field.write(field.read(text) ?? [])).toBe(text);
    }
  });

  it("means layers: a pooling moves by its window where nothing else is said", () => {
    expect(field.read("p3,3s2d4")).toEqual([
      { kind: "pool", kernel: 3, stride: 3, dilation: 1 },
      { kind: "conv", kernel: 3, stride: 2, dilation: 4 },
    ]);
    expect(fieldOf(field.read("3,3,3") ?? [])).toBe(7);
  });

  it("is refused where it means nothing, or too much", () => {
    for (const text of ["", "3,", "x3", "0", "12", "3s0", "3s5", "p2d2", "3,3,3,3,3,3,3,3,3"]) {
      expect(field.read(text)).toBeUndefined();
    }
  });
});
