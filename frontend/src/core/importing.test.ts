import { describe, expect, it } from "vitest";
import { importKind, isForeignWeights } from "./importing";

describe("a file's kind", () => {
  it.each([
    ["LeNet.json", "project"],
    ["resnet18.ONNX", "onnx"],
    ["best.v2.safetensors", "weights"],
    ["photo.png", null],
    ["weights.pth", null],
  ])("%s", (name, kind) => {
    expect(importKind(name)).toBe(kind);
  });

  it("tells weights that are never read from files of no use", () => {
    expect(isForeignWeights("model.PT")).toBe(true);
    expect(isForeignWeights("photo.png")).toBe(false);
  });
});
