import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { commonGroup, groupChain, groupsWithin, groupTitle, membersOf } from "./groups";

/** a and b in `inner`, which is in `outer` with c; d stands alone */
function nested(): Graph {
  const at = (group?: string) => ({ type: "relu", params: {}, position: [0, 0] as [number, number], group });
  return {
    format: 1,
    name: "nested",
    nodes: { a: at("inner"), b: at("inner"), c: at("outer"), d: at() },
    edges: {},
    groups: {
      inner: { title: "Inner", titles: { ru: "Внутри" }, parent: "outer", collapsed: false },
      outer: { title: "Outer", parent: null, collapsed: false },
    },
  };
}

describe("groups", () => {
  it("nest: who is in which", () => {
    const graph = nested();
    expect(groupChain(graph, "inner")).toEqual(["inner", "outer"]);
    expect(groupChain(graph, undefined)).toEqual([]);
    expect(membersOf(graph, "outer")).toEqual(["a", "b", "c"]);
    expect(membersOf(graph, "inner")).toEqual(["a", "b"]);
    expect(groupsWithin(graph, "outer")).toEqual(["inner", "outer"]);
  });

  it("are shared by nodes from the innermost out", () => {
    const graph = nested();
    expect(commonGroup(graph, ["a", "b"])).toBe("inner");
    expect(commonGroup(graph, ["a", "c"])).toBe("outer");
    expect(commonGroup(graph, ["a", "d"])).toBeNull();
    expect(commonGroup(graph, [])).toBeNull();
  });

  it("are called as the catalogue calls them in a language, else by their one title", () => {
    const { inner, outer } = nested().groups;
    expect([inner, outer].map((group) => groupTitle(group as never, "ru"))).toEqual(["Внутри", "Outer"]);
    expect(groupTitle(inner as never, "en")).toBe("Inner");
  });
});
