import { expect, it } from "vitest";
import { brightnessRange } from "./colours";

it("knows black and white of a grey input from its normalisation", () => {
  expect(brightnessRange({ mean: [0.5], std: [1] })).toEqual({ lo: -0.5, hi: 0.5 });
  expect(brightnessRange({ mean: [0.25], std: [0.5] })).toEqual({ lo: -0.5, hi: 1.5 });
  expect(brightnessRange({})).toEqual({ lo: -0.5, hi: 0.5 }); // the layer's own values
});
