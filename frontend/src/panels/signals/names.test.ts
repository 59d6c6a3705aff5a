import { describe, expect, it } from "vitest";
import type { Analysis, GraphNode } from "../../wire/types";
import { distinctNames } from "./names";

const node = (type: string, label?: string): GraphNode => ({
  type,
  params: {},
  position: [0, 0],
  ...(label === undefined ? {} : { label }),
});

describe("names of layers", () => {
  it("are those of the cards, with the id where two cards say the same", () => {
    const nodes = { relu1: node("relu"), relu2: node("relu"), fc2: node("dense"), head: node("dense", "classes") };
    const analysis = {
      nodes: { relu1: { caption: "ReLU" }, relu2: { caption: "ReLU" }, fc2: { caption: "dense 84" } },
    } as unknown as Pick<Analysis, "nodes">;
    expect([...distinctNames({ nodes }, analysis, new Map()).values()]).toEqual([
      "ReLU (relu1)",
      "ReLU (relu2)",
      "dense 84",
      "classes",
    ]);
  });
});
