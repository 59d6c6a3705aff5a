import { describe, expect, it } from "vitest";
import { cardOf } from "./card";

describe("cards", () => {
  it("show six maps in two rows and sixteen in four, as in the sketch", () => {
    expect(cardOf({ name: "conv 5×5", shape: [6, 28, 28], type: "conv2d" }).face).toMatchObject({
      kind: "maps",
      columns: 3,
      shown: 6,
    });
    expect(cardOf({ name: "conv 5×5", shape: [16, 10, 10], type: "conv2d" }).face).toMatchObject({
      columns: 4,
      shown: 16,
    });
    expect(cardOf({ name: "conv 3×3", shape: [64, 10, 10], type: "conv2d" }).face).toMatchObject({
      shown: 16,
      total: 64,
    });
  });

  it("draw vectors as grids and answers as bars", () => {
    expect(cardOf({ name: "linear", shape: [120], type: "linear" }).face).toMatchObject({
      kind: "vector",
      columns: 15,
      height: 64,
    });
    expect(cardOf({ name: "softmax", shape: [10], type: "softmax" }).face.kind).toBe("bars");
    expect(cardOf({ name: "softmax", shape: [1000], type: "softmax" }).face).toMatchObject({
      kind: "vector",
      shown: 900,
    });
  });

  it("stay readable without a shape and with odd ones", () => {
    expect(cardOf({ name: "add", shape: null, type: "add" }).face.kind).toBe("blank");
    const long = cardOf({ name: "conv", shape: [1, 1, 400], type: "conv2d" }).face;
    expect(long.tile.height).toBeGreaterThan(10);
  });

  it("grow with their names", () => {
    const short = cardOf({ name: "relu", shape: [6, 28, 28], type: "relu" });
    const long = cardOf({ name: "a name that somebody typed", shape: [6, 28, 28], type: "relu" });
    expect(long.width).toBeGreaterThan(short.width);
  });
});
