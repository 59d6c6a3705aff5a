import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { type Move, STILL } from "../../core/moving";
import en from "../../i18n/en/late/moved.json";
import { wordsOfMove } from "./words";

const i18n = createInstance();
void i18n.init({ lng: "en", resources: { en: { moved: en } }, initAsync: false });
const t = i18n.getFixedT("en", "moved");

const said = (move: Partial<Move>) => wordsOfMove({ ...STILL, ...move }, t);

describe("how a picture is moved, in words", () => {
  it("names each direction by its own word, without signs", () => {
    expect(said({ right: 3, down: -2 })).toBe("3 px right, 2 px up");
    expect(said({ right: -1, down: 4 })).toBe("1 px left, 4 px down");
    expect(said({ turn: 40 })).toBe("turned 40° anticlockwise");
    expect(said({ turn: -40, cover: { top: 0, left: 0, side: 5 } })).toBe("turned 40° clockwise, partly covered");
  });

  it("has none for one that stands still", () => expect(said({})).toBe(""));
});
