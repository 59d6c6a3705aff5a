import { describe, expect, it } from "vitest";
import {
  answering,
  type Cell,
  cellAfter,
  classRows,
  countAt,
  matrixOf,
  mostConfused,
  shareAt,
  sortedRows,
  strengthOf,
  widestBin,
  worstClasses,
} from "./results";

const RESULTS = [
  { split: "val", step: 10, tta: false },
  { split: "val", step: 30, tta: false },
  { split: "val", step: 20, tta: true },
  { split: "test", step: 20, tta: true },
] as const;

describe("the result that is meant", () => {
  it("is that of the moment, and now the newest", () => {
    expect(answering(RESULTS, { split: "val", tta: false, moment: 10 })?.step).toBe(10);
    expect(answering(RESULTS, { split: "val", tta: false, moment: "live" })?.step).toBe(30);
    expect(answering(RESULTS, { split: "val", tta: true, moment: "live" })?.step).toBe(20);
    expect(answering(RESULTS, { split: "val", tta: true, moment: 30 })).toBeNull();
    expect(answering([], { split: "val", tta: false, moment: "live" })).toBeNull();
  });

  it("of the test images is the one there is", () => {
    expect(answering(RESULTS, { split: "test", tta: false, moment: 10 })).toBe(RESULTS[3]);
    expect(answering(RESULTS.slice(0, 3), { split: "test", tta: false, moment: "live" })).toBeNull();
  });
});

const CELLS: Cell[] = [
  [0, 0, 6],
  [0, 2, 2],
  [1, 1, 5],
  [1, 0, 3],
];

describe("a confusion matrix", () => {
  const matrix = matrixOf(CELLS, 3);

  it("has what was told and 0 elsewhere", () => {
    expect([...matrix.counts]).toEqual([6, 0, 2, 3, 5, 0, 0, 0, 0]);
    expect([...matrix.rowSums]).toEqual([8, 8, 0]);
    expect(countAt(matrix, 1, 0)).toBe(3);
  });

  it("tells shares of rows; a row without images has none", () => {
    expect(shareAt(matrix, 0, 2)).toBe(0.25);
    expect(shareAt(matrix, 2, 2)).toBe(0);
    expect([strengthOf(0), strengthOf(0.125), strengthOf(1)]).toEqual([0, 0.5, 1]);
  });

  it("names the pairs that are confused most", () => {
    expect(mostConfused(CELLS, 5)).toEqual([
      [1, 0, 3],
      [0, 2, 2],
    ]);
    expect(mostConfused(CELLS, 1)).toHaveLength(1);
  });

  it("is walked with keys, and its edges hold", () => {
    expect(cellAfter([1, 1], "ArrowUp", 3)).toEqual([0, 1]);
    expect(cellAfter([2, 1], "ArrowDown", 3)).toEqual([2, 1]);
    expect(cellAfter([1, 0], "ArrowLeft", 3)).toEqual([1, 0]);
    expect(cellAfter([1, 1], "ArrowRight", 3)).toEqual([1, 2]);
    expect(cellAfter([1, 1], "Home", 3)).toEqual([1, 0]);
    expect(cellAfter([1, 1], "End", 3)).toEqual([1, 2]);
    expect(cellAfter([1, 1], "Enter", 3)).toBeNull();
  });
});

describe("the classes", () => {
  const rows = classRows(
    [0.5, null, 0.1, 0.5].map((f1, place) => ({ images: place, predicted: 0, precision: null, recall: f1, f1 })),
  );

  it("are sorted by any column, what is not defined last", () => {
    expect(sortedRows(rows, "f1", false).map((row) => row.class)).toEqual([2, 0, 3, 1]);
    expect(sortedRows(rows, "f1", true).map((row) => row.class)).toEqual([0, 3, 2, 1]);
    expect(sortedRows(rows, "images", true).map((row) => row.class)).toEqual([3, 2, 1, 0]);
  });

  it("with the lowest F1 are the worst", () => {
    expect(worstClasses(rows, 2).map((row) => row.class)).toEqual([2, 0]);
  });
});

describe("the largest gap of a calibration", () => {
  const bin = (count: number, confidence: number | null, accuracy: number | null) => {
    return { lo: 0, hi: 1, count, confidence, accuracy };
  };

  it("is told with its bin, and empty ones have none", () => {
    expect(widestBin([bin(0, null, null)])).toBeNull();
    expect(widestBin([bin(900, 0.9, 0.8), bin(0, null, null), bin(2, 0.5, 1)])?.count).toBe(2);
  });
});
