import { describe, expect, it } from "vitest";
import { readState, writeState } from "./address";
import { choice, matrix, whole } from "./fields";

const fields = {
  kernel: matrix([[1]], 3),
  stride: whole(1, { min: 1, max: 4 }),
  kind: choice("max", ["max", "average"]),
};

describe("a lab's address", () => {
  it("says only what differs, readably, and is read back", () => {
    const { state } = readState(fields, "");
    expect(writeState(fields, state)).toBe("");
    const changed = {
      ...state,
      kernel: [
        [1, 2],
        [-3, 0.5],
      ],
      stride: 2,
    };
    expect(writeState(fields, changed)).toBe("kernel=1,2;-3,0.5&stride=2");
    expect(readState(fields, writeState(fields, changed))).toEqual({ state: changed, unread: [] });
  });

  it("keeps what can be read and names the rest", () => {
    const { state, unread } = readState(fields, "kernel=1,2;3&stride=3&colour=red&kind=");
    expect(state).toEqual({ kernel: [[1]], stride: 3, kind: "max" });
    expect(unread).toEqual(["kernel", "colour", "kind"]);
  });

  it("does not take names from an object's prototype", () => {
    expect(readState(fields, "constructor=1&__proto__=2").unread).toEqual(["constructor", "__proto__"]);
  });
});
