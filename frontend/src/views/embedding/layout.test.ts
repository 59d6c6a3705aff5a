import { describe, expect, it } from "vitest";
import {
  type EmbeddingAnswer,
  nearestPoint,
  nextPoint,
  onScreen,
  type Points,
  placeFeatures,
  pooledMaps,
  turned,
  turnTowards,
  viewOfAll,
  zoomed,
} from "./layout";

const points = (...places: [number, number][]): Points => ({
  x: Float32Array.from(places, ([x]) => x),
  y: Float32Array.from(places, ([, y]) => y),
});
const all = () => true;
const CLOUD = points([3, 1], [-2, 0.5], [0, -4], [1, 1.5], [-2, 1]);

describe("laying one layout on another", () => {
  for (const angle of [0, 0.3, 2, -1.2, Math.PI]) {
    for (const mirror of [1, -1]) {
      it(`finds the turn by ${angle}, ${mirror < 0 ? "mirrored" : "plain"}`, () => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const other = turned(CLOUD, [
          [cos, -sin * mirror],
          [sin, cos * mirror],
        ]);
        const back = turned(other, turnTowards(other, CLOUD));
        for (let i = 0; i < CLOUD.x.length; i++) {
          expect(back.x[i]).toBeCloseTo(CLOUD.x[i] as number, 4);
          expect(back.y[i]).toBeCloseTo(CLOUD.y[i] as number, 4);
        }
      });
    }
  }

  it("keeps all distances, whatever the other is", () => {
    const turn = turnTowards(CLOUD, points([1, 0], [0, 0], [5, 5], [-1, 2], [0, 3]));
    const after = turned(CLOUD, turn);
    const distance = (of: Points) => Math.hypot(...[of.x, of.y].map((v) => (v[0] as number) - (v[2] as number)));
    expect(distance(after)).toBeCloseTo(distance(CLOUD), 5);
  });

  it("turns nothing where all lies in one place", () => {
    expect(turnTowards(points([0, 0]), points([0, 0]))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

it("averages maps as torch.nn.functional.adaptive_avg_pool2d does", () => {
  const maps = Float32Array.from({ length: 2 * 3 * 4 }, (_, value) => value);
  // torch.arange(24.).view(1, 2, 3, 4), output size (2, 3)
  expect([...pooledMaps(maps, [2, 3, 4], [2, 3])]).toEqual([
    2.5, 3.5, 4.5, 6.5, 7.5, 8.5, 14.5, 15.5, 16.5, 18.5, 19.5, 20.5,
  ]);
});

it("places features along the axes, from the mean", () => {
  const answer = {
    mean: [1, 1, 1],
    axes: [
      [1, 0, 0],
      [0, 0.6, 0.8],
    ],
  } as unknown as EmbeddingAnswer;
  expect(placeFeatures([3, 2, 0], answer)).toEqual([2, expect.closeTo(-0.2)]);
  expect(placeFeatures([3, 2], answer)).toBeNull();
});

describe("the view", () => {
  const view = viewOfAll(CLOUD, 400, 300);

  it("shows every point", () => {
    for (let i = 0; i < CLOUD.x.length; i++) {
      const [across, down] = onScreen([CLOUD.x[i] as number, CLOUD.y[i] as number], view);
      expect(across).toBeGreaterThanOrEqual(23.9);
      expect(across).toBeLessThanOrEqual(376.1);
      expect(down).toBeGreaterThanOrEqual(23.9);
      expect(down).toBeLessThanOrEqual(276.1);
    }
  });

  it("keeps the place under the pointer when it is enlarged", () => {
    const nearer = zoomed(view, 3, [100, 80]);
    const [x, y] = [(100 - view.left) / view.scale, (view.top - 80) / view.scale];
    const [across, down] = onScreen([x, y], nearer);
    expect([across, down]).toEqual([expect.closeTo(100), expect.closeTo(80)]);
  });

  it("finds the point under the pointer, of those that are seen", () => {
    const where = onScreen([1, 1.5], view);
    expect(nearestPoint(CLOUD, view, where, 10, all)).toBe(3);
    expect(nearestPoint(CLOUD, view, where, 10, (i) => i !== 3)).toBeNull();
    expect(nearestPoint(CLOUD, view, [0, 0], 10, all)).toBeNull();
  });

  it("walks to the nearest point in a direction", () => {
    expect(nextPoint(CLOUD, 1, [0, 1], all)).toBe(4);
    expect(nextPoint(CLOUD, 1, [1, 0], all)).toBe(3);
    expect(nextPoint(CLOUD, 0, [1, 0], all)).toBeNull();
  });
});
