import { describe, expect, it } from "vitest";
import { spacedCode, tidyCode } from "./joinCode";

describe("a code as people type it", () => {
  it.each([
    ["abc def", "ABCDEF"],
    [" ABC-DEF ", "ABCDEF"],
    ["кмт 4ха", "KMT4XA"],
    ["http://192.168.1.5:8000/j/K7M4PX", "K7M4PX"],
    ["ABCDEFGH", "ABCDEF"],
    ["", ""],
  ])("%s", (typed, code) => expect(tidyCode(typed)).toBe(code));

  it("is shown as two words, and comes back from them", () => {
    expect(spacedCode("K7M4PX")).toBe("K7M 4PX");
    expect(tidyCode(spacedCode("K7M4PX"))).toBe("K7M4PX");
  });

  it("has no gap before it is complete", () => expect(spacedCode("K7M4")).toBe("K7M4"));
});
