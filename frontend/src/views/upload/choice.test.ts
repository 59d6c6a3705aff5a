import { describe, expect, it } from "vitest";
import type { UploadPreview } from "../../wire/own-data";
import { bytesOf, firstChoice, isComplete, titleOf } from "./choice";

const PREVIEW: UploadPreview = {
  layout: "folders",
  images: 40,
  classes: [
    { title: "cat", images: 20 },
    { title: "dog", images: 20 },
  ],
  splits: {},
  broken: [],
  broken_count: 0,
  ignored: 0,
  duplicates: { images: 0, groups: { same: 0, classes: 0, splits: 0 }, listed: [] },
  samples: [0, 1],
  smallest: [40, 60],
  largest: [40, 60],
  suggested: { side: 32, channels: 1 },
};

describe("the choice for an upload", () => {
  it("begins with what the pictures suggest", () => {
    const choice = firstChoice("my_pets.zip", PREVIEW);
    expect(choice).toMatchObject({ title: "my pets", size: [32, 32], channels: 1, parts: "drawn" });
    expect(isComplete(choice)).toBe(true);
    expect(bytesOf(PREVIEW.images, choice)).toBe(40 * 32 * 32);
  });

  it("takes the parts that the archive tells", () => {
    expect(firstChoice("a.zip", { ...PREVIEW, splits: { train: 30, test: 10 } }).parts).toBe("given");
  });

  it.each(["", "  "])("needs a title (%j)", (title) => {
    expect(isComplete({ ...firstChoice("a.zip", PREVIEW), title })).toBe(false);
  });

  it("needs images to learn from and to validate with", () => {
    const choice = firstChoice("a.zip", PREVIEW);
    expect(isComplete({ ...choice, val: 0 })).toBe(false);
    expect(isComplete({ ...choice, val: 0.5, test: 0.5 })).toBe(false);
  });

  it("calls a set as its file is called", () => {
    expect(titleOf("Грибы.2024.zip")).toBe("Грибы.2024");
    expect(titleOf(`${"x".repeat(200)}.zip`)).toHaveLength(80);
  });
});
