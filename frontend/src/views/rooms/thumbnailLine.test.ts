import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../../wire/api";
import type { Thumbnail } from "../../wire/messages.gen";
import { ThumbnailLine } from "./thumbnailLine";

const picture = (x: number): Thumbnail => ({ nodes: [{ family: "convolution", x, y: 0 }], edges: [] });

describe("the line of miniatures", () => {
  let asked: { project: string; answer: (thumbnail: Thumbnail) => void; fail: () => void }[];
  let line: ThumbnailLine;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    line = new ThumbnailLine(
      (project) =>
        new Promise((answer, reject) => {
          asked.push({ project, answer, fail: () => reject(new ApiProblem(0, { code: "offline" })) });
        }),
    );
  });
  afterEach(() => vi.useRealTimers());

  const settle = () => vi.advanceTimersByTimeAsync(0);

  it("asks for two at a time", async () => {
    const taken: string[] = [];
    for (const project of ["a", "b", "c"]) line.want(project, 1, () => taken.push(project));
    expect(asked.map(({ project }) => project)).toEqual(["a", "b"]);
    asked[0]?.answer(picture(0));
    await settle();
    expect(taken).toEqual(["a"]);
    expect(asked.map(({ project }) => project)).toEqual(["a", "b", "c"]);
  });

  it("asks for a network that is being changed once in a while, and shows the one before until then", async () => {
    const seen: number[] = [];
    const take = ({ nodes }: Thumbnail) => seen.push(nodes[0]?.x ?? -1);
    line.want("a", 1, take);
    asked[0]?.answer(picture(1));
    await settle();
    for (let revision = 2; revision < 20; revision++) line.want("a", revision, take)();
    line.want("a", 20, take);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(2);
    asked[1]?.answer(picture(20));
    await settle();
    expect(new Set(seen)).toEqual(new Set([1, 20]));
    line.want("a", 20, take);
    expect(asked).toHaveLength(2);
  });

  it("asks again for one that could not be had, and not for one that nobody looks at any more", async () => {
    line.want("a", 1, () => undefined);
    const giveUp = line.want("b", 1, () => undefined);
    for (const { fail } of asked) fail();
    giveUp();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked.map(({ project }) => project)).toEqual(["a", "b", "a"]);
  });
});
