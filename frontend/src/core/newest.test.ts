import { expect, it } from "vitest";
import { newestOnly } from "./newest";

it("asks one at a time and skips all but the newest that wait", async () => {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const ask = newestOnly<number>((wish) => {
    asked.push(wish);
    return new Promise((resolve) => answers.push(resolve));
  });
  for (const wish of [1, 2, 3, 4]) ask(wish);
  expect(asked).toEqual([1]);
  answers[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  expect(asked).toEqual([1, 4]);
  answers[1]?.();
  await new Promise((resolve) => setTimeout(resolve));
  ask(5);
  expect(asked).toEqual([1, 4, 5]);
});
