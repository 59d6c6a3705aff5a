import { describe, expect, it } from "vitest";
import type { Wire } from "./folding";
import { skipsOf } from "./skips";

const wires = (...links: string[]): Wire[] =>
  links.map((link) => {
    const [source = "", target = ""] = link.split(" ");
    return { id: link, source, target, port: "in", edges: [link] };
  });

const nowhere = () => false;
const projecting = (card: string) => card.startsWith("p");

describe("shortcuts", () => {
  it("are the edges beside which a longer way leads to the same place", () => {
    expect([...skipsOf(wires("a b", "b c", "c add", "a add", "add d"), nowhere)]).toEqual(["a add"]);
  });

  it("are not the shorter of two branches that both compute something", () => {
    expect([...skipsOf(wires("a b", "b c", "c add", "a down", "down add"), nowhere)]).toEqual([]);
  });

  it("are all of a dense block's but the newest", () => {
    const dense = wires("x c1", "x cat1", "c1 cat1", "cat1 c2", "c2 cat2", "cat1 cat2", "x cat2");
    expect([...skipsOf(dense, nowhere)]).toEqual(["x cat1", "cat1 cat2", "x cat2"]);
  });

  it("are the whole projection of a residual block", () => {
    const block = wires("a b", "b c", "c d", "d add", "a p1", "p1 p2", "p2 add", "add e");
    expect([...skipsOf(block, projecting)]).toEqual(["a p1", "p1 p2", "p2 add"]);
    expect([...skipsOf(block, nowhere)]).toEqual([]);
  });

  it("are no projections that are as long as the other way, that lead elsewhere too, or end where nothing joins", () => {
    expect([...skipsOf(wires("a b", "b add", "a p1", "p1 add"), projecting)]).toEqual([]);
    expect([...skipsOf(wires("a b", "b c", "c add", "a p1", "p1 add", "p1 e"), projecting)]).toEqual([]);
    expect([...skipsOf(wires("a b", "b c", "a p1", "p1 p2"), projecting)]).toEqual([]);
  });

  it("are not sought in a circle", () => {
    expect([...skipsOf(wires("a b", "b c", "c b", "a c"), nowhere)]).toEqual([]);
  });
});
