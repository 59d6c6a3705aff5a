import { describe, expect, it } from "vitest";
import type { Wire } from "./folding";
import type { Point } from "./graph";
import type { Box } from "./room";
import { corners, roundedPath, routesOf } from "./routing";

const CARD = { width: 160, height: 196 };
const HANDLE = 50;

/** Cards on a grid of 200 by 240. */
function grid(...cells: [id: string, column: number, row: number][]): Map<string, Box> {
  return new Map(cells.map(([id, column, row]) => [id, { x: column * 200, y: row * 240, ...CARD }]));
}

const wire = (source: string, target: string): Wire => ({
  id: `${source} ${target}`,
  source,
  target,
  port: "in",
  edges: [`${source} ${target}`],
});

/** The corners of a wire, from its source's right to its target's left. */
function way(boxes: Map<string, Box>, wires: Wire[], id: string): Point[] {
  const { source, target } = wires.find((one) => one.id === id) as Wire;
  const [from, to] = [boxes.get(source) as Box, boxes.get(target) as Box];
  const turns = routesOf(wires, boxes, () => false).get(id)?.turns ?? [];
  return corners(turns, [from.x + from.width, from.y + HANDLE], [to.x, to.y + HANDLE]);
}

/** The cards that a way runs across. */
function crossed(points: readonly Point[], boxes: Map<string, Box>): string[] {
  return [...boxes]
    .filter(([, box]) =>
      points.slice(1).some(([x, y], index) => {
        const [fromX, fromY] = points[index] as Point;
        return (
          Math.min(x, fromX) < box.x + box.width &&
          Math.max(x, fromX) > box.x &&
          Math.min(y, fromY) < box.y + box.height &&
          Math.max(y, fromY) > box.y
        );
      }),
    )
    .map(([id]) => id);
}

describe("routes", () => {
  it("are straight where nothing stands between", () => {
    const boxes = grid(["a", 0, 0], ["b", 1, 0], ["far", 1, 1]);
    expect(routesOf([wire("a", "b")], boxes, () => false).get("a b")).toEqual({ isSkip: false, turns: [] });
  });

  it("go over the cards that they skip", () => {
    const boxes = grid(["a", 0, 0], ["b", 1, 0], ["c", 2, 0], ["add", 3, 0]);
    const wires = [wire("a", "b"), wire("b", "c"), wire("c", "add"), wire("a", "add")];
    const points = way(boxes, wires, "a add");
    expect(routesOf(wires, boxes, () => false).get("a add")?.isSkip).toBe(true);
    expect(crossed(points, boxes)).toEqual([]);
    expect(Math.min(...points.map(([, y]) => y))).toBeLessThan(0);
  });

  it("lead from the end of a line to the beginning of the next between the two", () => {
    const boxes = grid(["a", 0, 0], ["b", 1, 0], ["c", 2, 0], ["d", 0, 1], ["e", 1, 1]);
    const points = way(boxes, [wire("c", "d")], "c d");
    expect(crossed(points, boxes)).toEqual([]);
    expect(points.some(([, y]) => y > CARD.height && y < 240)).toBe(true);
  });

  it("pass lines between on their left", () => {
    const boxes = grid(["a", 2, 0], ["b", 0, 1], ["c", 1, 1], ["d", 2, 1], ["e", 0, 2]);
    expect(crossed(way(boxes, [wire("a", "e")], "a e"), boxes)).toEqual([]);
  });

  it("of branches turn beside the cards, not behind them", () => {
    const boxes = grid(["a", 0, 0], ["b", 1, 0], ["c", 2, 0], ["add", 3, 0], ["low", 1, 1]);
    const wires = [wire("a", "low"), wire("low", "add")];
    for (const { id } of wires) expect(crossed(way(boxes, wires, id), boxes), id).toEqual([]);
  });

  it("that share a lane run beside each other", () => {
    const boxes = grid(["a", 0, 0], ["b", 1, 0], ["c", 2, 0], ["d", 3, 0], ["e", 4, 0]);
    const wires = [wire("a", "e"), wire("b", "d"), wire("c", "e")];
    const heights = wires.map(({ id }) => Math.min(...way(boxes, wires, id).map(([, y]) => y)));
    expect(new Set(heights.slice(0, 2)).size).toBe(2);
    expect(heights[0]).toBeLessThan(heights[1] as number);
  });
});

describe("paths", () => {
  it("have corners that are as round as there is room for", () => {
    expect(
      roundedPath(
        [
          [0, 0],
          [100, 0],
          [100, 8],
        ],
        10,
      ),
    ).toBe("M0,0L96,0Q100,0 100,4L100,8");
  });
});
