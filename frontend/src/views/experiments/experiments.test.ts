import { expect, it } from "vitest";
import type { VariantEntry } from "../../wire/messages.gen";
import { pictured } from "./experiments";

const variant = (title: string, layers: number) =>
  ({
    title,
    thumbnail: { nodes: Array.from({ length: layers }, () => ({ family: "dense", x: 0, y: 0 })), edges: [] },
  }) as unknown as VariantEntry;

it("draws the first network and the last, or the one there is", () => {
  const [small, middle, large] = [variant("small", 1), variant("middle", 2), variant("large", 3)];
  expect(pictured([small, middle, large])).toEqual([small, large]);
  expect(pictured([small, variant("the same", 1)])).toEqual([small]);
  expect(pictured([])).toEqual([]);
});
