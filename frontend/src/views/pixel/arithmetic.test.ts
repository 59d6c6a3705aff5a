import { expect, it } from "vitest";
import { rounding, unflattened } from "./arithmetic";
import { cellText, colourScale, inkOn, reachOf, summandText, valueText } from "./cells";
import { outsideOf, reachesOut, spanOf } from "./spans";

it("tells what the network's float32 rounded, beside what was added up", () => {
  const sum = { sum: 1, bias: 0.5, output: 1.500001, magnitude: 2 };
  expect(rounding(sum)?.difference).toBeCloseTo(1e-6, 9);
  expect(rounding(sum)?.share).toBeCloseTo(5e-7, 9);
  expect(rounding({ ...sum, bias: null, output: 1 })).toEqual({ difference: 0, share: 0 });
  expect(rounding({ ...sum, output: null })).toBeNull();
  expect(rounding({ sum: 0, bias: 0, output: 0, magnitude: 0 })?.share).toBe(0);
});

it("finds the value of the maps that a feature was", () => {
  expect(unflattened(0, [16, 5, 5])).toEqual({ channel: 0, y: 0, x: 0 });
  expect(unflattened(108, [16, 5, 5])).toEqual({ channel: 4, y: 1, x: 3 });
  expect(unflattened(399, [16, 5, 5])).toEqual({ channel: 15, y: 4, x: 4 });
});

it("writes numbers with as many decimals as there is room and use for", () => {
  expect([0, -0.004, -0.152, 12.34, 123.4, null].map((value) => cellText(value, "en"))).toEqual([
    "0",
    "0.00",
    "−0.15",
    "12.3",
    "123",
    "–",
  ]);
  expect(valueText(7.88181, "en")).toBe("7.8818");
  expect(valueText(0.0000213, "en")).toBe("2.13·10⁻⁵");
  expect(valueText(-0.6094, "ru")).toBe("−0,6094");
  expect(summandText(0.0421, "en")).toBe("+0.0421");
  expect(summandText(-0.0421, "en")).toBe("−0.0421");
});

it("colours by sign, full at the largest magnitude", () => {
  expect(reachOf([[[1, -3, null]], [[2]]])).toBe(3);
  const { slope, start } = colourScale(3);
  expect([-3, 0, 3].map((value) => value * slope + start)).toEqual([0, 127.5, 255]);
  expect(inkOn(0xffffffff)).toBe("#10131a");
  expect(inkOn(0xff000000)).toBe("#ffffff");
});

it("knows where a window leaves the map", () => {
  const window = { rows: [-1, 0, 1], columns: [8, 9, 10], size: [10, 10] as const };
  expect(spanOf(window.rows)).toEqual([-1, 1]);
  expect(outsideOf(window)).toEqual({ rows: [true, false, false], columns: [false, false, true] });
  expect(reachesOut(window)).toBe(true);
  expect(reachesOut({ ...window, rows: [0, 1], columns: [0] })).toBe(false);
});
