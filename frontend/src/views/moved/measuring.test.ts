import { expect, it } from "vitest";
import { sizeOf } from "./measuring";

it.each([
  [{ height: 28, width: 28 }, 112, [112, 112]],
  [{ height: 32, width: 64 }, 32, [16, 32]],
  [{ height: 64, width: 32 }, 96, [96, 48]],
  [{ height: 1, width: 100 }, 10, [1, 10]],
] as const)("pictures of %j whose longer side is %i keep their proportions", (own, side, size) => {
  expect(sizeOf(own, side)).toEqual(size);
});
