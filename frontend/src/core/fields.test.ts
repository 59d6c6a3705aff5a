import { describe, expect, it } from "vitest";
import type { FieldSchema } from "../wire/types";
import {
  clampNumber,
  controlOf,
  fromSlider,
  numberFault,
  numberField,
  parseNumber,
  sliderSteps,
  spread,
  toSlider,
  withoutWord,
} from "./fields";

const filters: FieldSchema = { type: "integer", minimum: 1, maximum: 1e9, "x-control": "slider", "x-range": [1, 128] };
const rate: FieldSchema = {
  type: "number",
  exclusiveMinimum: 0,
  maximum: 1e4,
  "x-control": "slider",
  "x-range": [1e-5, 1],
};
const stride: FieldSchema = {
  anyOf: [
    { type: "array", minItems: 2, maxItems: 2, prefixItems: [{ type: "integer", minimum: 1, maximum: 4096 }] },
    { type: "null" },
  ],
  "x-control": "pair",
};

describe("fields", () => {
  it("know their bounds, also inside lists and beside null", () => {
    expect(numberField(filters)).toMatchObject({ least: 1, integer: true, span: [1, 128], logarithmic: false });
    const { field, word } = withoutWord(stride);
    expect(word).toBeNull();
    expect(numberField(field)).toMatchObject({ least: 1, most: 4096, integer: true });
    expect(controlOf(field)).toBe("pair");
    expect(controlOf({ type: "boolean" })).toBe("toggle");
  });

  it("tell numbers from the word that may stand instead of them", () => {
    const margins: FieldSchema = { type: "array", minItems: 2, maxItems: 4, items: { type: "integer", minimum: 0 } };
    const padding: FieldSchema = { oneOf: [margins, { const: "same", type: "string" }], "x-control": "padding" };
    const { field, word } = withoutWord(padding);
    expect(word).toBe("same");
    expect(field.maxItems).toBe(4);
    expect(withoutWord(filters)).toEqual({ field: filters, word: undefined });
    expect(withoutWord({ anyOf: [margins, filters, { type: "null" }] }).word).toBeUndefined();
  });

  it("slide in whole steps, or in equal factors over wide ranges", () => {
    const whole = numberField(filters);
    expect(sliderSteps(whole)).toBe(127);
    expect(fromSlider(toSlider(6, whole), whole)).toBe(6);
    const wide = numberField(rate);
    expect(wide.logarithmic).toBe(true);
    expect(toSlider(1e-5, wide)).toBe(0);
    expect(fromSlider(60, wide)).toBe(0.01);
    expect(toSlider(1000, whole)).toBe(127);
  });

  it("stay in bounds", () => {
    expect(clampNumber(0, numberField(filters))).toBe(1);
    expect(clampNumber(2.6, numberField(filters))).toBe(3);
  });

  it("refuse what is out of bounds, with the bound", () => {
    const of = (value: number | null, schema: FieldSchema) => numberFault(value, numberField(schema));
    expect(of(6, filters)).toBeNull();
    expect(of(1e12, filters)).toEqual({ kind: "too_large", bound: 1e9 });
    expect(of(-3, filters)).toEqual({ kind: "too_small", bound: 1 });
    expect(of(3.5, filters)?.kind).toBe("not_whole");
    expect(of(null, filters)?.kind).toBe("no_number");
    expect(of(0, rate)).toEqual({ kind: "not_above", bound: 0 });
    expect(of(-1, rate)).toEqual({ kind: "not_above", bound: 0 });
    expect(of(0.01, rate)).toBeNull();
    expect(of(1, { type: "number", minimum: 0, exclusiveMaximum: 1 })).toEqual({ kind: "not_below", bound: 1 });
  });

  it("are typed with a point or a comma", () => {
    expect([parseNumber("0,01"), parseNumber(" 1e-3 "), parseNumber("−2")]).toEqual([0.01, 0.001, -2]);
    expect([parseNumber("100 000"), parseNumber("1\u202f234\u00a0567,5")]).toEqual([100_000, 1_234_567.5]);
    expect([parseNumber(""), parseNumber("five"), parseNumber("1 2")]).toEqual([null, null, null]);
  });

  it("spread one value over sides and back", () => {
    expect(spread([2], 2)).toEqual([2, 2]);
    expect(spread([1, 3], 4)).toEqual([1, 1, 3, 3]);
    expect(spread([1, 1, 3, 4], 2)).toEqual([1, 3]);
  });
});
