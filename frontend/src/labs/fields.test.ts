import { describe, expect, it } from "vitest";
import { bits, channels, choice, flag, matrix, numbers, real, whole } from "./fields";

describe("a field of a lab's state", () => {
  it("reads what it has written", () => {
    const grid = matrix([[0]], 5);
    expect(
      grid.read(
        grid.write([
          [1, -2.5],
          [0.125, 4],
        ]),
      ),
    ).toEqual([
      [1, -2.5],
      [0.125, 4],
    ]);
    const stack = channels([[[0]]], { channels: 3, side: 4 });
    expect(stack.read(stack.write([[[1, 2]], [[3, 4]]]))).toEqual([[[1, 2]], [[3, 4]]]);
    const drawing = bits([
      [0, 0],
      [0, 0],
    ]);
    expect(
      drawing.read(
        drawing.write([
          [0, 1],
          [1, 1],
        ]),
      ),
    ).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(drawing.read("01.1")).toBeUndefined();
    expect(drawing.read("01.12")).toBeUndefined();
    expect(numbers([0], 4).read(numbers([0], 4).write([0.1, 3]))).toEqual([0.1, 3]);
    expect(flag(false).read(flag(false).write(true))).toBe(true);
    expect(real(0).write(1 / 3)).toBe("0.3333");
    expect(real(0).write(1e-9)).toBe("0");
  });

  it.each(["", "x", "1e9", "NaN", "Infinity", "1,2;3", "1;2;3;4;5;6", "1,,2", "100000", "1,2;", "0x10", " 1"])(
    "refuses %s as a matrix",
    (text) => {
      expect(matrix([[0]], 5).read(text)).toBeUndefined();
    },
  );

  it("refuses what is out of its bounds or no value of its own", () => {
    expect(whole(1, { min: 1, max: 3 }).read("4")).toBeUndefined();
    expect(whole(1, { min: 1, max: 3 }).read("1.5")).toBeUndefined();
    expect(choice("a", ["a", "b"]).read("c")).toBeUndefined();
    expect(flag(true).read("yes")).toBeUndefined();
    expect(channels([[[0]]], { channels: 2, side: 2 }).read("1/2/3")).toBeUndefined();
    expect(channels([[[0]]], { channels: 2, side: 2 }).read("1,2/3")).toBeUndefined();
  });
});
