import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatBytes,
  formatFixed,
  formatNumber,
  formatPercent,
  formatShape,
  formatShort,
  formatValue,
} from "./numbers";

const thin = (text: string): string => text.replaceAll(" ", "\u202f");

describe("numbers", () => {
  it("sets thousands apart in both languages", () => {
    expect(formatNumber(61706, "en")).toBe(thin("61 706"));
    expect(formatNumber(61706, "ru")).toBe(thin("61 706"));
    expect(formatNumber(1702, "ru")).toBe(thin("1 702"));
    expect(formatNumber(-1.5, "ru")).toBe("−1,5");
  });

  it("keeps the places of a changing number", () => {
    expect(formatFixed(0.061, 4, "en")).toBe("0.0610");
    expect(formatFixed(0.061, 3, "ru")).toBe("0,061");
    expect(formatFixed(-0.0004, 3, "en")).toBe("0.000");
    expect(formatFixed(-0.0005, 3, "en")).toBe("−0.001");
  });

  it("shows shares as percentages", () => {
    expect(formatPercent(0.9812, "en")).toBe(thin("98.1 %"));
    expect(formatPercent(1, "ru")).toBe(thin("100,0 %"));
    expect(formatPercent(0, "en")).toBe(thin("0.0 %"));
    expect(formatPercent(0.9999, "ru")).toBe(thin("100,0 %"));
  });

  it("shortens large counts", () => {
    expect(formatShort(416520, "en")).toBe(thin("417 k"));
    expect(formatShort(999600, "en")).toBe(thin("1 M"));
    expect(formatShort(156, "en")).toBe("156");
    expect(formatShort(8.1e9, "ru")).toBe(thin("8,1 млрд"));
    expect(formatShort(416520, "ru")).toBe(thin("417 тыс."));
    expect(formatShort(9.35e6, "ru")).toBe(thin("9,35 млн"));
  });

  it("shows weights and activations", () => {
    expect(formatValue(7.88183, "en")).toBe("7.882");
    expect(formatValue(0, "en")).toBe("0");
    expect(formatValue(0.0000123456, "en")).toBe("1.235·10⁻⁵");
    expect(formatValue(Number.NaN, "en")).toBe("–");
  });

  it("shows sizes", () => {
    expect(formatBytes(246824, "en")).toBe(thin("247 kB"));
    expect(formatBytes(999900, "ru")).toBe(thin("1 МБ"));
    expect(formatBytes(5.2e12, "en")).toBe(thin("5.2 TB"));
    expect(formatShape([6, 28, 28])).toBe("6×28×28");
  });

  it("tells the age in words", () => {
    const now = new Date("2026-01-10T12:00:00Z");
    expect(formatAge(new Date("2026-01-10T11:59:30Z"), now, "en")).toBe("now");
    expect(formatAge(new Date("2026-01-10T11:55:00Z"), now, "en")).toBe("5 minutes ago");
    expect(formatAge(new Date("2026-01-09T12:00:00Z"), now, "ru")).toBe("вчера");
  });
});
