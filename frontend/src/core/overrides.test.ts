import { describe, expect, it } from "vitest";
import {
  asSent,
  changedNodes,
  channelsOn,
  countChanges,
  isUnchanged,
  kernelAt,
  NO_OVERRIDES,
  onlyOf,
  toggleChannel,
  toggleLayer,
  withKernel,
  withWeight,
} from "./overrides";

describe("overrides of a question", () => {
  it("are the same question in whatever order they were made", () => {
    const one = toggleLayer(toggleLayer(toggleChannel(toggleChannel(NO_OVERRIDES, "b", 2), "a", 1), "relu2"), "relu1");
    const other = toggleLayer(
      toggleLayer(toggleChannel(toggleChannel(NO_OVERRIDES, "a", 1), "b", 2), "relu1"),
      "relu2",
    );
    expect(JSON.stringify(asSent(one))).toBe(JSON.stringify(asSent(other)));
    const kernel = [[1]];
    const first = withKernel(withKernel(NO_OVERRIDES, "c.weight", [10, 0], kernel), "c.weight", [2, 0], kernel);
    expect(first.kernels.map(({ index }) => index)).toEqual([
      [2, 0],
      [10, 0],
    ]);
  });

  it("are nothing again when each was taken back", () => {
    let now = toggleChannel(toggleLayer(NO_OVERRIDES, "relu1"), "conv1", 3);
    now = withWeight(withKernel(now, "conv1.weight", [0, 0], [[1]]), "fc.bias", [2], 0.5);
    expect(countChanges(now)).toBe(4);
    expect([...changedNodes(now)].toSorted()).toEqual(["conv1", "fc", "relu1"]);
    now = withWeight(withKernel(now, "conv1.weight", [0, 0], null), "fc.bias", [2], null);
    now = channelsOn(toggleLayer(now, "relu1"), "conv1");
    expect(isUnchanged(now)).toBe(true);
    expect(asSent(now)).toBeNull();
  });

  it("replace what was set at the same place", () => {
    const now = withKernel(withKernel(NO_OVERRIDES, "c.weight", [0, 1], [[1]]), "c.weight", [0, 1], [[2]]);
    expect(now.kernels).toHaveLength(1);
    expect(kernelAt(now, "c.weight", [0, 1])).toEqual([[2]]);
    expect(kernelAt(now, "c.weight", [1, 0])).toBeNull();
  });

  it("of nodes that are gone go with them", () => {
    const now = toggleLayer(withKernel(NO_OVERRIDES, "layer1.0.conv1.weight", [0, 0], [[1]]), "relu1");
    expect(onlyOf(now, () => true)).toBe(now);
    const left = onlyOf(now, (node) => node === "relu1");
    expect(left).toEqual({ ...NO_OVERRIDES, layers: ["relu1"] });
  });
});
