import { describe, expect, it } from "vitest";
import type { Graph, NodeAnalysis } from "../wire/types";
import {
  commonGroup,
  groupChain,
  groupTitle,
  groupTotals,
  makeGroup,
  membership,
  membersOf,
  outletOf,
  partsOf,
  renameGroup,
  ungroup,
} from "./groups";

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

describe("a selection", () => {
  it("consists of whole groups, the outermost, and of single layers", () => {
    const group = (name: string) => ({ kind: "group", group: name });
    const layer = (id: string) => ({ kind: "nodes", nodes: [id] });
    expect(partsOf(nested(), ["a", "b", "c", "d"])).toEqual([group("outer"), layer("d")]);
    expect(partsOf(nested(), ["a", "d"])).toEqual([layer("a"), layer("d")]);
    expect(partsOf(nested(), [])).toEqual([]);
  });

  it("of all of one group consists of what that consists of", () => {
    const inner = { kind: "group", group: "inner" };
    expect(partsOf(nested(), ["a", "b", "c"])).toEqual([inner, { kind: "nodes", nodes: ["c"] }]);
    expect(partsOf(nested(), ["a", "b"])).toHaveLength(2);
  });
});

describe("making a group", () => {
  it("puts the chosen into one that stands where they stood", () => {
    const graph = nested();
    const made = makeGroup(graph, ["a"], "Mine") as string;
    expect(graph.groups[made]).toEqual({ title: "Mine", parent: "inner", collapsed: false });
    expect(membersOf(graph, "inner")).toEqual(["a", "b"]);
    expect(graph.nodes.a?.group).toBe(made);
  });

  it("takes along groups that are chosen whole", () => {
    const graph = nested();
    const made = makeGroup(graph, ["a", "b", "d"], "Mine") as string;
    expect(graph.groups[made]?.parent).toBeNull();
    expect(graph.groups.inner?.parent).toBe(made);
    expect(membersOf(graph, "outer")).toEqual(["c"]);
  });

  it("around a whole group is the group outside it", () => {
    const graph = nested();
    const made = makeGroup(graph, ["a", "b"], "Mine") as string;
    expect(graph.groups.inner?.parent).toBe(made);
    expect(graph.groups[made]?.parent).toBe("outer");
  });

  it("needs somebody", () => {
    expect(makeGroup(nested(), [], "Mine")).toBeNull();
  });
});

describe("a group", () => {
  it("is undone into the one around it", () => {
    const graph = nested();
    ungroup(graph, "outer");
    expect(graph.groups.inner?.parent).toBeNull();
    expect(graph.nodes.c).not.toHaveProperty("group");
    ungroup(graph, "inner");
    expect(membership(graph).size).toBe(0);
  });

  it("that a person names has one title", () => {
    const graph = nested();
    renameGroup(graph, "inner", "Начало");
    expect(graph.groups.inner).toEqual({ title: "Начало", parent: "outer", collapsed: false });
  });

  it("gives on what its last layer computes", () => {
    const graph = nested();
    graph.edges = {
      e1: { source: "a", target: "b", port: "in" },
      e2: { source: "a", target: "d", port: "in0" },
      e3: { source: "b", target: "d", port: "in1" },
    };
    expect(outletOf(graph, ["a", "b"])).toBe("b");
    expect(outletOf(graph, ["a", "c"])).toBe("a");
    expect(outletOf(graph, [])).toBeUndefined();
  });

  it("sums its layers, or says nothing where one is unknown", () => {
    const of = (parameters: number | null): NodeAnalysis => ({
      shape: null,
      parameters,
      macs: 2,
      memory_bytes: 0,
      receptive_field: null,
      sees_whole: false,
      links: [],
      caption: "",
      formulas: {},
    });
    expect(groupTotals(["a", "b"], { nodes: { a: of(1), b: of(10) } })).toEqual({ parameters: 11, macs: 4 });
    expect(groupTotals(["a", "b"], { nodes: { a: of(1), b: of(null) } }).parameters).toBeNull();
    expect(groupTotals(["a"], null).macs).toBeNull();
  });
});
