import { describe, expect, it } from "vitest";
import { fieldPaths, unitPath } from "./fieldPath";
import type { Field } from "./unitFields";

const TWO = {
  kind: "maps" as const,
  shown: 2,
  columns: 2,
  tile: { width: 40, height: 40 },
  gap: 2,
  width: 82,
  height: 40,
};
const SHAPE = [2, 10, 10];
const field = (rows: [number, number], columns: [number, number], reach = [rows, columns]): Field => ({
  boxes: [[[rows], [columns]]],
  reach,
});

describe("the path of a field", () => {
  it("is a box on every tile", () => {
    expect(fieldPaths(field([1, 2], [0, 4]), SHAPE, TWO, 2)).toEqual({
      area: "M0 4h20v8h-20zM42 4h20v8h-20z",
      padding: "",
    });
  });

  it("marks the sides where it goes on in the padding", () => {
    const { padding } = fieldPaths(
      field(
        [0, 1],
        [8, 9],
        [
          [-2, 1],
          [8, 11],
        ],
      ),
      SHAPE,
      { ...TWO, shown: 1 },
      1,
    );
    expect(padding).toBe("M32 0L40 0M40 0L40 8");
  });

  it("keeps its holes, but not hundreds of them", () => {
    const comb = (count: number): Field => {
      const places = Array.from({ length: count }, (_, index): [number, number] => [2 * index, 2 * index]);
      return { boxes: [[places, places]], reach: [] };
    };
    const pieces = (count: number) =>
      fieldPaths(comb(count), [1, 100, 100], { ...TWO, shown: 1 }, 1).area.match(/M/g)?.length;
    expect(pieces(3)).toBe(9);
    expect(pieces(9)).toBe(1);
  });

  it("is cells of a vector, and all of it where they are all", () => {
    const cells = {
      kind: "vector" as const,
      shown: 6,
      columns: 3,
      tile: { width: 8, height: 8 },
      gap: 0,
      width: 24,
      height: 16,
    };
    const features = (...spans: [number, number][]) => fieldPaths({ boxes: [[spans]], reach: [] }, [6], cells, 6).area;
    expect(features([1, 1], [4, 4])).toBe("M8 0h8v8h-8zM8 8h8v8h-8z");
    expect(features([0, 5])).toBe("M0 0h24v16h-24z");
    const halved = fieldPaths({ boxes: [[[[2, 3]]]], reach: [] }, [12], cells, 6).area;
    expect(halved).toBe("M8 0h8v8h-8z");
  });

  it("is nothing where nothing is seen", () => {
    expect(
      fieldPaths(
        {
          boxes: [],
          reach: [
            [-3, -1],
            [0, 2],
          ],
        },
        SHAPE,
        TWO,
        2,
      ),
    ).toEqual({ area: "", padding: "" });
  });
});

describe("the mark of a unit", () => {
  it("lies on the tile of its channel, and nowhere where that is not shown", () => {
    expect(unitPath([3, 5], 1, SHAPE, TWO, 2)).toBe("M62 12h4v4h-4z");
    expect(unitPath([3, 5], -1, SHAPE, TWO, 2)).toBe("");
    expect(unitPath([3, 5], 2, SHAPE, TWO, 2)).toBe("");
  });
});
