import { describe, expect, it } from "vitest";
import { colourTable } from "../../core/colours";
import type { FrameItem } from "../../wire/frames";
import { aimsFor, questionFor, wordsOf } from "./asking";

const input = { dataset: "mnist", split: "val" as const, index: 3 };
const asked = { node: "relu2", channel: 4, shape: [16, 10, 11], seed: 7, input: null };

describe("a dream", () => {
  it("is of the unit in the middle, or of the whole channel", () => {
    const nodes = [{ id: "relu2" }];
    expect(questionFor({ ...asked, aim: "unit" })).toEqual({ nodes, params: { channel: 4, seed: 7, place: [5, 5] } });
    expect(questionFor({ ...asked, aim: "channel" })).toEqual({ nodes, params: { channel: 4, seed: 7 } });
  });

  it("of a whole layer begins with a picture, if there is one", () => {
    expect(questionFor({ ...asked, aim: "deep" })).toBeNull();
    const question = questionFor({ ...asked, aim: "deep", input });
    expect(question).toEqual({ nodes: [{ id: "relu2" }], input, params: { start: "input", seed: 7 } });
  });

  it("of a feature has no place", () => {
    expect(aimsFor([120])).toEqual(["channel", "deep"]);
    expect(aimsFor([120, 1, 1])).toEqual(["channel", "deep"]);
    expect(aimsFor([6, 28, 28])[0]).toBe("unit");
  });

  it("is drawn as it is: ink on the theme's paper, or in colours", () => {
    const item = (tiles: number, data: number[]): FrameItem => ({
      node: "input",
      kind: "dream",
      isColour: tiles === 3,
      channels: Array.from({ length: tiles }, (_, tile) => tile),
      tiles,
      total: tiles,
      height: 1,
      width: 1,
      lo: new Float32Array(tiles),
      hi: new Float32Array(tiles).fill(255),
      data: Uint8Array.from(data),
    });
    expect(wordsOf(item(1, [255]), "light")[0]).toBe(colourTable("grey", "light")[255]);
    expect(wordsOf(item(3, [1, 2, 3]), "light")[0]).toBe(0xff030201);
  });
});
