import { enablePatches, produceWithPatches } from "immer";
import { describe, expect, it } from "vitest";
import { applyOperations, compact, fromPointer, type Operation, PatchConflict, toOperations, toPointer } from "./patch";

enablePatches();

describe("pointers (RFC 6901)", () => {
  it("escape ~ and /", () => {
    expect(toPointer(["a/b", "m~n", 0])).toBe("/a~1b/m~0n/0");
    expect(fromPointer("/a~1b/m~0n/0")).toEqual(["a/b", "m~n", "0"]);
    expect(fromPointer("")).toEqual([]);
  });
});

// The examples of RFC 6902, appendix A.
describe("operations (RFC 6902)", () => {
  it.each<[string, unknown, Operation[], unknown]>([
    ["A.1 adding a member", { foo: "bar" }, [{ op: "add", path: "/baz", value: "qux" }], { baz: "qux", foo: "bar" }],
    [
      "A.2 adding an element",
      { foo: ["bar", "baz"] },
      [{ op: "add", path: "/foo/1", value: "qux" }],
      { foo: ["bar", "qux", "baz"] },
    ],
    ["A.3 removing a member", { baz: "qux", foo: "bar" }, [{ op: "remove", path: "/baz" }], { foo: "bar" }],
    [
      "A.4 removing an element",
      { foo: ["bar", "qux", "baz"] },
      [{ op: "remove", path: "/foo/1" }],
      { foo: ["bar", "baz"] },
    ],
    [
      "A.5 replacing",
      { baz: "qux", foo: "bar" },
      [{ op: "replace", path: "/baz", value: "boo" }],
      { baz: "boo", foo: "bar" },
    ],
    [
      "A.6 moving a value",
      { foo: { bar: "baz", waldo: "fred" }, qux: { corge: "grault" } },
      [{ op: "move", from: "/foo/waldo", path: "/qux/thud" }],
      { foo: { bar: "baz" }, qux: { corge: "grault", thud: "fred" } },
    ],
    [
      "A.7 moving an element",
      { foo: ["all", "grass", "cows", "eat"] },
      [{ op: "move", from: "/foo/1", path: "/foo/3" }],
      { foo: ["all", "cows", "eat", "grass"] },
    ],
    [
      "A.8 testing",
      { baz: "qux", foo: ["a", 2, "c"] },
      [{ op: "test", path: "/foo/1", value: 2 }],
      { baz: "qux", foo: ["a", 2, "c"] },
    ],
    [
      "A.16 adding to the end",
      { foo: ["bar"] },
      [{ op: "add", path: "/foo/-", value: ["abc", "def"] }],
      { foo: ["bar", ["abc", "def"]] },
    ],
    ["copying", { a: 1 }, [{ op: "copy", from: "/a", path: "/b" }], { a: 1, b: 1 }],
  ])("%s", (_, before, operations, after) => {
    expect(applyOperations(before, operations)).toEqual(after);
  });

  it.each<[string, unknown, Operation[]]>([
    ["A.9 a failed test", { baz: "qux" }, [{ op: "test", path: "/baz", value: "bar" }]],
    ["A.12 a parent that is not there", { foo: "bar" }, [{ op: "add", path: "/baz/bat", value: "qux" }]],
    ["removing nothing", {}, [{ op: "remove", path: "/a" }]],
    ["replacing nothing", {}, [{ op: "replace", path: "/a", value: 1 }]],
    ["beyond a list", [1], [{ op: "add", path: "/2", value: 1 }]],
    ["not an index", [1], [{ op: "replace", path: "/x", value: 1 }]],
  ])("refuses %s and changes nothing", (_, before, operations) => {
    const copy = structuredClone(before);
    expect(() => applyOperations(before, operations)).toThrow(PatchConflict);
    expect(before).toEqual(copy);
  });

  it("shares what did not change", () => {
    const before = { kept: { deep: 1 }, changed: { a: 1 } };
    const after = applyOperations(before, [{ op: "replace", path: "/changed/a", value: 2 }]);
    expect(after.kept).toBe(before.kept);
    expect(before.changed.a).toBe(1);
  });
});

describe("immer's patches", () => {
  it("become operations that do and undo the same", () => {
    const before = {
      nodes: { a: { position: [0, 0], label: "first" }, b: { position: [1, 1] } } as Record<string, object>,
    };
    const [after, patches, inverse] = produceWithPatches(before, (draft) => {
      draft.nodes.a = { position: [5, 5] };
      delete draft.nodes.b;
      draft.nodes["c.d/e"] = { position: [2, 2], label: undefined };
    });
    const there = applyOperations(before, toOperations(patches));
    expect(there).toEqual(JSON.parse(JSON.stringify(after)));
    expect(applyOperations(there, toOperations(inverse))).toEqual(before);
  });
});

describe("compact", () => {
  it("keeps the last of consecutive replacements at one path", () => {
    const at = (path: string, value: number): Operation => ({ op: "replace", path, value });
    expect(compact([at("/a", 1), at("/a", 2), at("/b", 1), at("/a", 3)])).toEqual([
      at("/a", 2),
      at("/b", 1),
      at("/a", 3),
    ]);
  });
});
