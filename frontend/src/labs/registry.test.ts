import { describe, expect, it } from "vitest";
import { readState, writeState } from "./address";
import { FAMILIES } from "./declare";
import { findLab, LABS, labsOfLayer } from "./registry";

interface OwnTexts {
  readonly try: string;
  readonly examples: Readonly<Record<string, string>>;
}

const texts = import.meta.glob<OwnTexts>("../i18n/*/late/lab-*.json", { eager: true, import: "default" });
const parts = Object.keys(import.meta.glob("./*/{View,Picture}.tsx"));

describe.each(LABS.map((lab) => ({ ...lab })))("the lab $name", (lab) => {
  it("has its view, its picture and its place", () => {
    expect(parts).toEqual(expect.arrayContaining([`./${lab.name}/View.tsx`, `./${lab.name}/Picture.tsx`]));
    expect(FAMILIES).toContain(lab.family);
    expect(findLab(lab.name)?.title).toEqual(lab.title);
  });

  it.each(["en", "ru"])("says what to try, in two sentences, and names its examples (%s)", (language) => {
    const own = texts[`../i18n/${language}/late/lab-${lab.name}.json`];
    expect(own?.try.match(/[.!?](?=\s|$)/g)?.length).toBe(2);
    expect(Object.keys(own?.examples ?? {})).toEqual(expect.arrayContaining(lab.examples.map(({ name }) => name)));
  });

  it("writes every state of its own as a link that is read back", () => {
    const { state: initial, unread } = readState(lab.fields, "");
    expect(unread).toEqual([]);
    for (const state of [initial, ...lab.examples.map((example) => ({ ...initial, ...example.state }))]) {
      expect(readState(lab.fields, writeState(lab.fields, state))).toEqual({ state, unread: [] });
    }
  });
});

it("finds the labs of a layer, and none for what it does not know", () => {
  expect(labsOfLayer("conv2d").map(({ name }) => name)).toContain("convolution");
  expect(labsOfLayer("nothing")).toEqual([]);
  expect(findLab("nothing")).toBeUndefined();
});
