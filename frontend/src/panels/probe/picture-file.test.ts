import { describe, expect, it } from "vitest";
import {
  faultOf,
  invertInk,
  isDarkOnLight,
  middleOf,
  type Picture,
  pictureToPixels,
  UPLOAD_LIMIT,
} from "./picture-file";

function picture(
  width: number,
  height: number,
  at: (x: number, y: number) => readonly [number, number, number],
): Picture {
  const plane = (channel: 0 | 1 | 2) => ({
    width,
    height,
    values: Uint8Array.from(
      { length: width * height },
      (_, pixel) => at(pixel % width, Math.floor(pixel / width))[channel],
    ),
  });
  return [plane(0), plane(1), plane(2)];
}

const shape = { channels: 1, height: 4, width: 4 };

describe("an uploaded picture", () => {
  it("is refused by type and size, before it is read", () => {
    expect(faultOf({ type: "image/svg+xml", size: 10 })).toBe("wrong_type");
    expect(faultOf({ type: "image/png", size: UPLOAD_LIMIT + 1 })).toBe("too_large");
    expect(faultOf({ type: "image/webp", size: UPLOAD_LIMIT })).toBeNull();
  });

  it("is cropped to the input's proportions around its middle", () => {
    expect(middleOf(100, 60, shape)).toEqual({ left: 20, top: 0, width: 60, height: 60 });
    expect(middleOf(50, 100, { channels: 3, height: 2, width: 1 })).toEqual({
      left: 0,
      top: 0,
      width: 50,
      height: 100,
    });
  });

  it("becomes grey by luma, or stays in colour, as the network wants it", () => {
    const orange = picture(8, 8, () => [255, 128, 0]);
    expect(pictureToPixels(orange, shape, false)[0]?.[0]?.[0]).toBe(Math.round(0.299 * 255 + 0.587 * 128));
    const colour = pictureToPixels(orange, { ...shape, channels: 3 }, false);
    expect(colour.map((channel) => channel[3]?.[3])).toEqual([255, 128, 0]);
  });

  it("is recognised as ink on paper and inverted", () => {
    const scan = picture(16, 16, (x, y) => (x > 5 && x < 10 && y > 2 && y < 13 ? [0, 0, 0] : [255, 255, 255]));
    expect(isDarkOnLight(scan)).toBe(true);
    const pixels = pictureToPixels(scan, shape, true);
    expect(pixels[0]?.[0]?.[0]).toBe(0);
    expect(pixels[0]?.[2]?.[1]).toBeGreaterThan(100);
  });

  it("loses the grey of photographed paper, and keeps the ink", () => {
    const grain = (x: number, y: number) => 180 + ((x * 7 + y * 3) % 5);
    const [photo] = picture(16, 16, (x, y) => {
      const grey = x > 5 && x < 10 && y > 2 && y < 13 ? 20 : grain(x, y);
      return [grey, grey, grey];
    });
    const { values } = invertInk(photo);
    expect(values[0]).toBe(0);
    expect(values.filter((value) => value > 0)).toHaveLength(4 * 10);
    expect(values[5 * 16 + 7]).toBeGreaterThan(220);
  });
});
