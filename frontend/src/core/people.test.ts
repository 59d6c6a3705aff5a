import { describe, expect, it } from "vitest";
import { initial, personColour } from "./people";

describe("people", () => {
  it("keep their colour, and a teacher's is nobody else's", () => {
    const colour = personColour({ role: "partner", connection: "abc" });
    expect(personColour({ role: "owner", connection: "abc" })).toBe(colour);
    const teacher = personColour({ role: "teacher", connection: "abc" });
    for (const connection of ["a", "b", "c", "d", "e", "f", "g"]) {
      expect(personColour({ role: "owner", connection })).not.toBe(teacher);
    }
  });

  it("have an initial in any script", () => {
    expect(initial("  анна")).toBe("А");
    expect(initial("😀 Bo")).toBe("😀");
    expect(initial("")).toBe("?");
  });
});
