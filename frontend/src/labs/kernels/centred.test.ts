import { expect, it } from "vitest";
import { centred } from "./centred";

it("keeps a kernel's middle in the middle", () => {
  const three = [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ];
  expect(centred(three, 1)).toEqual([[5]]);
  expect(centred(centred(three, 5), 3)).toEqual(three);
  expect(centred(three, 5)[2]).toEqual([0, 4, 5, 6, 0]);
});
