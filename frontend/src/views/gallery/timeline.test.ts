import { describe, expect, it } from "vitest";
import type { ArchitectureEntry } from "../../wire/types";
import { COURSE_LINE, neighbour, radiusOf, timelineOf } from "./timeline";

const SIZE = { width: 900, height: 560 };

const entry = (name: string, year: number, top5_error: number | null, parameters = 25e6) =>
  ({ name, title: name, year, top5_error, parameters }) as ArchitectureEntry;

const ENTRIES = [
  entry("lenet5", 1998, null, 61706),
  entry("alexnet", 2012, 16.4, 61e6),
  entry("vgg16", 2014, 9.6, 138e6),
  entry("vgg19", 2014, 9.5, 144e6),
  entry("resnet50", 2015, 7.1),
  entry("resnet152", 2015, 6, 60e6),
];

describe("the timeline", () => {
  it("puts later years to the right and smaller errors below", () => {
    const { bubbles } = timelineOf(ENTRIES, SIZE);
    const at = (name: string) => bubbles.find((bubble) => bubble.entry.name === name) ?? expect.fail(name);
    expect(at("alexnet").x).toBeLessThan(at("vgg16").x);
    expect(at("vgg16").x).toBeLessThan(at("resnet50").x);
    expect(at("alexnet").y).toBeLessThan(at("resnet50").y);
    expect(at("resnet50").y).toBeLessThan(at("resnet152").y);
  });

  it("keeps everything on the picture, and circles off each other", () => {
    const { bubbles } = timelineOf(ENTRIES, SIZE);
    expect(bubbles).toHaveLength(ENTRIES.length);
    for (const [place, one] of bubbles.entries()) {
      expect(one.x - one.radius).toBeGreaterThanOrEqual(0);
      expect(one.x + one.radius).toBeLessThanOrEqual(SIZE.width);
      expect(one.y).toBeLessThan(SIZE.height);
      for (const other of bubbles.slice(place + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.radius + other.radius);
      }
    }
  });

  it("says where years were left out, and keeps a strip for networks without a figure", () => {
    const { years, strip } = timelineOf(ENTRIES, SIZE);
    expect(years.filter(({ afterBreak }) => afterBreak).map(({ year }) => year)).toEqual([2012, 2014]);
    expect(strip).not.toBeNull();
    expect(timelineOf(ENTRIES.slice(1), SIZE).strip).toBeNull();
  });

  it("draws the course's line from AlexNet down to ResNet", () => {
    const { line } = timelineOf([], SIZE);
    expect(line.map(({ layers }) => layers)).toEqual([8, 19, 152]);
    expect(line.map(({ y }) => y)).toEqual([...line.map(({ y }) => y)].sort((a, b) => a - b));
    expect(COURSE_LINE.map(({ error }) => error)).toEqual([15, 7.4, 3]);
  });

  it("keeps names off the course's line, and the course's names off the circles", () => {
    const crowd = ENTRIES.map((one) => ({ ...one, title: `${one.title} with batch norm` }));
    const { bubbles, line } = timelineOf([...crowd, entry("vgg", 2014, 7.4, 140e6)], SIZE);
    const [alexnet, vgg] = line;
    if (!alexnet || !vgg) return expect.fail("the line has three points");
    const crossing = (y: number) => alexnet.x + ((vgg.x - alexnet.x) * (y - alexnet.y)) / (vgg.y - alexnet.y);
    for (const { name, x, y, radius } of bubbles) {
      if (name === "before" && y > alexnet.y && y < vgg.y && x > crossing(y)) {
        expect(x - radius - 100).toBeGreaterThan(crossing(y));
      }
    }
    const beside = bubbles.filter(({ y, radius }) => Math.abs(y - vgg.y) < radius);
    expect(beside.length).toBeGreaterThan(0);
    for (const { x, radius } of beside) expect(vgg.nameRight).toBeLessThan(x - radius);
  });

  it("makes areas, not radii, proportional to parameters", () => {
    expect(radiusOf(100e6) / radiusOf(25e6)).toBeCloseTo(2);
    expect(radiusOf(10)).toBeGreaterThan(3);
  });

  it("is walked through by the arrow keys", () => {
    const { bubbles } = timelineOf(ENTRIES, SIZE);
    expect(neighbour(bubbles, "alexnet", "ArrowRight")).toMatch(/vgg/);
    expect(neighbour(bubbles, "resnet50", "ArrowDown")).toBe("resnet152");
    expect(neighbour(bubbles, "alexnet", "ArrowUp")).toBeNull();
    expect(neighbour(bubbles, "alexnet", "Tab")).toBeNull();
    expect(neighbour(bubbles, null, "ArrowDown")).toBe(bubbles[0]?.entry.name);
  });
});
