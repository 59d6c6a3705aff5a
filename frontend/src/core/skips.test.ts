import { describe, expect, it } from "vitest";
import type { Wire } from "./folding";
import { skipsOf } from "./skips";

const wires = (...links: string[]): Wire[] =>
  links.map((link) => {
    const [source = "", target = ""] = link.split(" ");
    return { id: link, source, target, port: "in", edges: [link] };
  });

describe("shortcuts", () => {
  it("are the edges beside which a longer way leads to the same place", () => {
    expect([...skipsOf(wires("a b", "b c", "c add", "a add", "add d"))]).toEqual(["a add"]);
  });

  it("are not the shorter of two branches that both compute something", () => {
    expect([...skipsOf(wires("a b", "b c", "c add", "a down", "down add"))]).toEqual([]);
  });

  it("are all of a dense block's but the newest", () => {
    const dense = wires("x c1", "x cat1", "c1 cat1", "cat1 c2", "c2 cat2", "cat1 cat2", "x cat2");
    expect([...skipsOf(dense)]).toEqual(["x cat1", "cat1 cat2", "x cat2"]);
  });

  it("are not sought in a circle", () => {
    expect([...skipsOf(wires("a b", "b c", "c b", "a c"))]).toEqual([]);
  });
});
