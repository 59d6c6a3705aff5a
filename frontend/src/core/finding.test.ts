import { describe, expect, it } from "vitest";
import { found } from "./finding";

const ENTRIES = [
  { title: "Leaky ReLU", more: "leaky_relu" },
  { title: "PReLU", more: "prelu" },
  { title: "ReLU", more: "relu" },
  { title: "Batch normalization", more: "batch_norm2d keeps what ReLU sees in range" },
  { title: "Convolution", more: "conv2d" },
];
const titles = (wanted: string) => found(ENTRIES, wanted, (entry) => entry).map(({ title }) => title);

describe("search", () => {
  it("puts what is called so before what only mentions it", () => {
    expect(titles("relu")).toEqual(["ReLU", "Leaky ReLU", "PReLU", "Batch normalization"]);
  });

  it("wants every word, in any order", () => {
    expect(titles("norm batch")).toEqual(["Batch normalization"]);
    expect(titles("batch conv")).toEqual([]);
  });

  it("finds by type, and everything for nothing", () => {
    expect(titles("conv2d")).toEqual(["Convolution"]);
    expect(titles("  ")).toHaveLength(ENTRIES.length);
  });
});
