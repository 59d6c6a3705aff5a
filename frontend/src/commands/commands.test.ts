import { describe, expect, it } from "vitest";
import { textsOf } from "../i18n/catalogue";
import { LANGUAGES } from "../i18n/language";
import { keyCaps, matchesKeys } from "./command";
import { command, commands } from "./registry";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more }) as KeyboardEvent;

describe("keys", () => {
  it("know Mod as Ctrl, and as ⌘ on a Mac", () => {
    const ctrl = press("z", { code: "KeyZ", ctrlKey: true });
    expect(matchesKeys(ctrl, "Mod+Z", false)).toBe(true);
    expect(matchesKeys(ctrl, "Mod+Z", true)).toBe(false);
    expect(matchesKeys({ ...ctrl, shiftKey: true }, "Mod+Z", false)).toBe(false);
    expect(keyCaps("Mod+Shift+Z", true)).toEqual(["⌘", "⇧", "Z"]);
    expect(keyCaps("Mod+Z", false)).toEqual(["Ctrl", "Z"]);
  });

  it("work on a Russian layout", () => {
    expect(matchesKeys(press("я", { code: "KeyZ", ctrlKey: true }), "Mod+Z", false)).toBe(true);
  });

  it("take signs as they are typed", () => {
    expect(matchesKeys(press("?", { shiftKey: true }), "?", false)).toBe(true);
    expect(matchesKeys(press("+", { shiftKey: true }), "+", false)).toBe(true);
    expect(matchesKeys(press(" "), "Space", false)).toBe(true);
    expect(matchesKeys(press("Delete"), "Delete", false)).toBe(true);
  });
});

describe("commands", () => {
  it.each(LANGUAGES)("have a name in %s", async (language) => {
    const texts = await textsOf(language);
    for (const { labelKey } of commands) {
      const [area = "", key = ""] = labelKey.split(":");
      expect(texts[area]?.[key], labelKey).toBeTypeOf("string");
    }
  });

  it("are found by id, loudly", () => {
    expect(command("edit.undo").keys).toEqual(["Mod+Z"]);
    expect(() => command("edit.nothing")).toThrow("edit.nothing");
  });
});
