import { describe, expect, it } from "vitest";
import { greyOf, heatOf, heatScale } from "./heat";

describe("the colour of a cell", () => {
  it("is the background's at zero, and its ink is read on it", () => {
    const scale = heatScale([[-3, null, 5]]);
    expect(heatOf(0, scale, "dark")).toEqual({ background: "rgb(21 25 33)", color: "#fff" });
    expect(heatOf(0, scale, "light").color).toBe("#000");
    expect(heatOf(5, scale, "light")).toEqual({ background: "rgb(214 92 8)", color: "#000" });
    expect(heatOf(-5, scale, "light")).toEqual({ background: "rgb(18 78 150)", color: "#fff" });
  });

  it("is the grey of a brightness", () => {
    expect(greyOf(300)).toEqual({ background: "rgb(255 255 255)", color: "#000" });
    expect(greyOf(100)).toEqual({ background: "rgb(100 100 100)", color: "#fff" });
  });

  it("tells non-negative values apart from signed ones", () => {
    expect(heatScale([[0, 4]]).kind).toBe("positive");
    expect(heatScale([[0, 4]], true).kind).toBe("signed");
    expect(heatScale([]).slope).toBe(255);
  });
});
