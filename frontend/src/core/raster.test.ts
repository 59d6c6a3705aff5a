import { describe, expect, it } from "vitest";
import type { FrameItem } from "../wire/frames";
import { atlas, tileAt, tileOrigin } from "./atlas";
import { colourOf, colourTable, packRgb, rangeOf, scaleFor } from "./colours";
import {
  asGrid,
  paintColour,
  paintColourTiles,
  paintTiles,
  picturesOf,
  type Shading,
  valueAt,
  valuesAt,
} from "./raster";

const WHITE = packRgb(255, 255, 255);

function item(tiles: number[][], lo: number[], hi: number[], width = 2): FrameItem {
  const height = (tiles[0]?.length ?? 0) / width;
  return {
    node: "conv",
    kind: "activations",
    isColour: false,
    channels: tiles.map((_, index) => index),
    tiles: tiles.length,
    total: tiles.length,
    height,
    width,
    lo: Float32Array.from(lo),
    hi: Float32Array.from(hi),
    data: Uint8Array.from(tiles.flat()),
  };
}

function paint(
  source: FrameItem,
  shading: Partial<Shading> = {},
  gap = 1,
  columns = 2,
): { pixels: Uint32Array; at: (x: number, y: number) => number } {
  const place = atlas({
    tiles: source.tiles,
    tileWidth: source.width,
    tileHeight: source.height,
    columns,
    target: 2 * source.width,
    gap,
  });
  const pixels = new Uint32Array(place.width * place.height);
  paintTiles(pixels, place, source, { theme: "light", scale: "layer", network: null, ...shading });
  return { pixels, at: (x, y) => pixels[y * place.width + x] as number };
}

describe("the atlas", () => {
  const place = atlas({ tiles: 5, tileWidth: 28, tileHeight: 28, columns: 3, target: 38, gap: 2 });

  it("magnifies by whole numbers, at least to the wanted size", () => {
    expect(place).toMatchObject({ zoom: 2, tileWidth: 56, rows: 2, width: 3 * 56 + 4, height: 2 * 56 + 2 });
  });

  it("finds the value under a pixel, and nothing in a gap or after the last tile", () => {
    expect(tileOrigin(place, 4)).toEqual({ x: 58, y: 58 });
    expect(tileAt(place, 5, 58 + 3, 58 + 5)).toEqual({ tile: 4, row: 2, column: 1 });
    expect(tileAt(place, 5, 57, 3)).toBeNull();
    expect(tileAt(place, 5, 150, 80)).toBeNull();
    expect(tileAt(place, 5, -1, 0)).toBeNull();
  });
});

describe("colours", () => {
  it("grow from the background: zero is paper in the light theme", () => {
    expect(colourOf(0, scaleFor({ lo: 0, hi: 3 }), "light")).toBe(WHITE);
    expect(colourTable("positive", "light")[0]).toBe(WHITE);
  });

  it("diverge: blue below zero, orange above, equally far", () => {
    const scale = scaleFor({ lo: -1, hi: 4 });
    const [below, above] = [colourOf(-4, scale, "dark"), colourOf(4, scale, "dark")];
    expect(below & 255).toBeLessThan((below >> 16) & 255);
    expect(above & 255).toBeGreaterThan((above >> 16) & 255);
    expect(scale.start).toBe(127.5);
  });

  it("ignore tiles without finite values", () => {
    expect(rangeOf(Float32Array.from([Number.NaN, -1]), Float32Array.from([Number.NaN, 2]))).toEqual({ lo: -1, hi: 2 });
    expect(rangeOf(Float32Array.from([Number.NaN]), Float32Array.from([Number.NaN]))).toBeNull();
  });
});

describe("painting", () => {
  it("magnifies each value and leaves gaps transparent", () => {
    const { at } = paint(
      item(
        [
          [0, 255, 0, 255],
          [255, 0, 0, 0],
        ],
        [0, 0],
        [1, 1],
      ),
    );
    const [paper, ink] = [colourTable("positive", "light")[0], colourTable("positive", "light")[255]];
    expect([at(0, 0), at(1, 1), at(2, 0), at(3, 3)]).toEqual([paper, paper, ink, ink]);
    expect(at(4, 0)).toBe(0);
    expect([at(5, 0), at(6, 1), at(7, 0)]).toEqual([ink, ink, paper]);
  });

  it("shares the scale within a layer, or gives each map its own", () => {
    const source = item(
      [
        [0, 255, 0, 255],
        [0, 255, 0, 255],
      ],
      [0, 0],
      [1, 10],
    );
    const ink = colourTable("positive", "light")[255];
    const layer = paint(source);
    expect(layer.at(2, 0)).not.toBe(ink);
    expect(layer.at(7, 0)).toBe(ink);
    const map = paint(source, { scale: "map" });
    expect([map.at(2, 0), map.at(7, 0)]).toEqual([ink, ink]);
    const network = paint(source, { scale: "network", network: { lo: 0, hi: 1000 } });
    expect(network.at(7, 0)).not.toBe(ink);
  });

  it("draws exact values as it draws bytes", () => {
    const bytes = item([[0, 255, 0, 255]], [-2], [2]);
    const exact: FrameItem = { ...bytes, data: Float32Array.from([-2, 2, -2, 2]) };
    expect([...paint(exact).pixels]).toEqual([...paint(bytes).pixels]);
  });

  it("leaves a tile without finite values transparent", () => {
    const { pixels } = paint(item([[0, 0, 0, 0]], [Number.NaN], [Number.NaN]));
    expect(pixels.every((pixel) => pixel === 0)).toBe(true);
  });

  it("draws a vector as a grid of cells", () => {
    const vector: FrameItem = { ...item([[0, 128, 255]], [0], [1], 3), height: 1 };
    expect(asGrid(vector)).toMatchObject({ tiles: 3, height: 1, width: 1 });
    expect(paint(asGrid(vector), {}, 0, 3).at(0, 0)).toBe(WHITE);
  });
});

describe("the value under the pointer", () => {
  it("is as exact as the frame", () => {
    const source = item([[0, 255, 51, 0]], [-1], [4]);
    expect(valueAt(source, 0, 0, 1)).toBe(4);
    expect(valueAt(source, 0, 1, 0)).toBe(0);
  });
});

describe("a colour picture", () => {
  it("mixes its three channels by one range", () => {
    const picture = item(
      [
        [255, 0],
        [0, 255],
        [0, 0],
      ],
      [0, 0, 0],
      [1, 1, 1],
    );
    const place = atlas({ tiles: 1, tileWidth: 2, tileHeight: 1, columns: 1, target: 4, gap: 0 });
    const pixels = new Uint32Array(place.width * place.height);
    paintColour(pixels, place, picture);
    const [red, green] = [packRgb(255, 0, 0), packRgb(0, 255, 0)];
    expect([...pixels]).toEqual([red, red, green, green, red, red, green, green]);
  });
});

describe("filters in colour", () => {
  /** Two filters of one value: as red as it gets, and nothing but a little blue taken away. */
  const filters = (): FrameItem => ({
    ...item([[255], [0], [0], [0], [0], [0]], [0, 0, 0, 0, 0, -0.5], [1, 0, 0, 0, 0, -0.5], 1),
    kind: "filters",
    isColour: true,
  });
  const GREY = 128;

  it("are threes of tiles, grey where a weight is zero", () => {
    expect(picturesOf(filters())).toBe(2);
    const place = atlas({ tiles: 2, tileWidth: 1, tileHeight: 1, columns: 2, target: 1, gap: 0 });
    const pixels = new Uint32Array(2);
    paintColourTiles(pixels, place, filters(), { theme: "light", scale: "layer", network: null });
    expect([...pixels]).toEqual([packRgb(255, GREY, GREY), packRgb(GREY, GREY, 64)]);
    paintColourTiles(pixels, place, filters(), { theme: "light", scale: "map", network: null });
    expect(pixels[1]).toBe(packRgb(GREY, GREY, 0));
  });

  it("say all three weights of a place", () => {
    expect(valuesAt(filters(), 0, 0, 0)).toEqual([1, 0, 0]);
    expect(valuesAt({ ...filters(), isColour: false }, 0, 0, 0)).toEqual([1]);
  });
});
