import { describe, expect, it } from "vitest";
import { fieldView, paddedShare } from "./view";

describe("the piece that is shown", () => {
  it("is the picture where the field lies inside", () => {
    expect(
      fieldView(
        [
          [3, 9],
          [0, 27],
        ],
        28,
        28,
      ),
    ).toEqual({ top: 0, left: 0, rows: 28, columns: 28, isCut: false });
  });

  it("has the padding that the field reaches into", () => {
    expect(
      fieldView(
        [
          [-2, 11],
          [20, 31],
        ],
        28,
        28,
      ),
    ).toEqual({ top: -2, left: 0, rows: 30, columns: 32, isCut: false });
  });

  it("is cut where the field reaches far beyond", () => {
    const { top, rows, isCut } = fieldView(
      [
        [-121, 313],
        [0, 223],
      ],
      224,
      224,
    );
    expect([top, rows, isCut]).toEqual([-79, 79 + 224 + 79, true]);
  });
});

it("tells how much of the field is padding", () => {
  expect(
    paddedShare(
      [
        [0, 13],
        [0, 13],
      ],
      28,
      28,
    ),
  ).toBe(0);
  expect(
    paddedShare(
      [
        [-7, 6],
        [0, 13],
      ],
      28,
      28,
    ),
  ).toBe(0.5);
  expect(
    paddedShare(
      [
        [-7, 6],
        [21, 34],
      ],
      28,
      28,
    ),
  ).toBe(0.75);
  expect(
    paddedShare(
      [
        [-9, -1],
        [0, 2],
      ],
      28,
      28,
    ),
  ).toBe(1);
});
