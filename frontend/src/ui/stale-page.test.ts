import { expect, it } from "vitest";
import { mayReload } from "./stale-page";

it("loads a stale page again, but not without end", () => {
  expect(mayReload(null, 5000)).toBe(true);
  expect(mayReload("5000", 9000)).toBe(false);
  expect(mayReload("5000", 60_000)).toBe(true);
});
