import { describe, expect, it } from "vitest";
import { shownNumber, typedNumber } from "./typed";

describe("a typed number", () => {
  it.each([
    ["3", 3],
    [" -2.5 ", -2.5],
    ["0,25", 0.25],
    ["−1", -1],
    [".5", 0.5],
    ["1.", 1],
    [shownNumber(-1234.5, 2), -1234.5],
  ])("%s", (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each(["", "-", "1e5", "a", "1,2,3", "--1"])("%s is none yet", (text) => {
    expect(typedNumber(text)).toBeNull();
  });

  it("has no minus before zero", () => {
    expect(shownNumber(-0, 2)).toBe("0");
  });
});
