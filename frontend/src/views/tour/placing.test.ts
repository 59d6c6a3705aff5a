import { describe, expect, it } from "vitest";
import { placeNote, ringAround } from "./placing";

const note = { width: 320, height: 160 };
const window = { width: 1440, height: 900 };

describe("the tour's note", () => {
  it("stands below, above or beside the part, where there is room", () => {
    expect(placeNote({ left: 600, top: 10, width: 100, height: 40 }, note, window)).toEqual({ left: 490, top: 64 });
    expect(placeNote({ left: 600, top: 800, width: 100, height: 90 }, note, window).top).toBe(800 - 14 - 160);
    expect(placeNote({ left: 0, top: 50, width: 196, height: 840 }, note, window).left).toBe(196 + 14);
    expect(placeNote({ left: 1164, top: 50, width: 276, height: 840 }, note, window).left).toBe(1164 - 14 - 320);
  });

  it("leaves the upper part of what fills a phone to be seen", () => {
    const canvas = { left: 0, top: 100, width: 390, height: 680 };
    expect(placeNote(canvas, note, { width: 390, height: 844 })).toEqual({ left: 35, top: 780 - 12 - 160 });
  });

  it("never leaves the window", () => {
    const phone = { width: 390, height: 844 };
    for (const part of [
      { left: 0, top: 0, width: 390, height: 844 },
      { left: -50, top: 700, width: 800, height: 400 },
      { left: 380, top: 0, width: 10, height: 10 },
    ]) {
      const { left, top } = placeNote(part, note, phone);
      expect(left).toBeGreaterThanOrEqual(12);
      expect(top).toBeGreaterThanOrEqual(12);
      expect(left + note.width).toBeLessThanOrEqual(390 - 12);
      expect(top + note.height).toBeLessThanOrEqual(844 - 12);
    }
  });
});

describe("the ring around a part", () => {
  it("stands off the part", () => {
    const part = { left: 600, top: 100, width: 100, height: 40 };
    expect(ringAround(part, { left: 0, top: 0, width: 1440, height: 900 }, window)).toEqual({
      left: 594,
      top: 94,
      width: 112,
      height: 52,
    });
  });

  it("does not follow a part out of the panel it is scrolled in, nor out of the window", () => {
    const part = { left: 0, top: 50, width: 196, height: 1600 };
    const panel = { left: 0, top: 50, width: 196, height: 640 };
    expect(ringAround(part, panel, window)).toEqual({ left: 0, top: 44, width: 202, height: 652 });
    expect(ringAround(part, part, window).height).toBe(900 - 44);
  });
});
