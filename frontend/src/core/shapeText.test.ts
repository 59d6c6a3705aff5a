import { describe, expect, it } from "vitest";
import { shapeText } from "./shapeText";

describe("a shape", () => {
  it("is read by its axes, long ones in groups of digits", () => {
    expect(shapeText([6, 28, 28])).toBe("6×28×28");
    expect(shapeText([2048, 7, 100])).toBe("2\u202f048×7×100");
    expect(shapeText([90000])).toBe("90\u202f000");
    expect(shapeText([1234567])).toBe("1\u202f234\u202f567");
  });
});
