import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import type { Operation } from "./patch";
import { goneNodes } from "./refusals";

const graph = { nodes: { conv1: {} }, edges: {}, groups: {} } as unknown as Graph;
const path = (rest: string) => `/graphs/main/nodes/${rest}`;

describe("layers that are gone when an edit comes", () => {
  it("are those that it was to change", () => {
    const operations = [
      { op: "replace", path: path("conv1/params/out_channels"), value: 8 },
      { op: "replace", path: path("conv2/position"), value: [1, 2] },
      { op: "remove", path: path("pool.1") },
      { op: "replace", path: "/title", value: "conv3" },
    ] satisfies Operation[];
    expect(goneNodes(operations, graph)).toEqual(["conv2", "pool.1"]);
  });

  it("are not those that it adds", () => {
    const operations = [
      { op: "add", path: path("relu1"), value: {} },
      { op: "replace", path: path("relu1/label"), value: "first" },
    ] satisfies Operation[];
    expect(goneNodes(operations, graph)).toEqual([]);
  });
});
