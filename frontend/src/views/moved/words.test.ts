import { describe, expect, it } from "vitest";
import { type Move, STILL } from "../../core/moving";
import en from "../../i18n/en/late/moved.json";
import { wordsOfMove } from "./words";

/** The English text, its gap filled; enough of i18next for a pure function. */
const t = ((key: string, { size = "" } = {}) => {
  const name = key.replace("words.", "") as keyof typeof en.words;
  return en.words[name].replace("{{size}}", size);
}) as Parameters<typeof wordsOfMove>[1];

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
