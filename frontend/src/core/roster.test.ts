import { describe, expect, it } from "vitest";
import type { Tile } from "../wire/messages.gen";
import {
  bestAccuracy,
  countMembers,
  keepOrder,
  removedMembers,
  type Shown,
  shownMembers,
  waitingMembers,
} from "./roster";

const ALL: Shown = { order: "name", selection: "all", searched: "" };

function tile(id: string, parts: Partial<Tile> = {}): Tile {
  const joined = "2026-11-20T10:00:00Z";
  return {
    id,
    nickname: id,
    state: "in",
    online: true,
    hand: null,
    project: null,
    run: null,
    stuck: null,
    joined,
    ...parts,
  };
}

function training(accuracy: number | null): Tile["run"] {
  return { state: "running", step: 10, steps: 100, epoch: 0.1, accuracy, position: null };
}

function tiles(...members: Tile[]): Map<string, Tile> {
  return new Map(members.map((member) => [member.id, member]));
}

const CLASS = tiles(
  tile("Zoe", { hand: "2026-11-20T10:20:00Z" }),
  tile("Alan", { online: false }),
  tile("Ada", { run: training(0.91) }),
  tile("Пётр", { hand: "2026-11-20T10:10:00Z", run: training(0.97) }),
  tile("Kim", { stuck: "diverged", project: { id: "p", title: "Жёлтая сеть", revision: 3, weights: false } }),
  tile("Guest", { state: "waiting", joined: "2026-11-20T10:02:00Z" }),
  tile("Earlier", { state: "waiting", joined: "2026-11-20T10:01:00Z" }),
  tile("Gone", { state: "kicked" }),
);

describe("the roster", () => {
  it("shows those who are in, by name", () => {
    expect(shownMembers(CLASS, ALL)).toEqual(["Пётр", "Ada", "Alan", "Kim", "Zoe"]);
    expect(shownMembers(tiles(tile("7b 10"), tile("7b 9")), ALL)).toEqual(["7b 9", "7b 10"]);
  });

  it("puts first who has had a hand up the longest, then who is stuck, and last who is away", () => {
    const order = shownMembers(CLASS, { ...ALL, order: "attention" });
    expect(order).toEqual(["Пётр", "Zoe", "Kim", "Ada", "Alan"]);
  });

  it("puts who does nothing after who is stuck, and counts them with nobody who is", () => {
    const members = tiles(tile("Ada"), tile("Ben", { stuck: "idle" }), tile("Cy", { stuck: "network" }));
    expect(shownMembers(members, { ...ALL, order: "attention" })).toEqual(["Cy", "Ben", "Ada"]);
    expect(shownMembers(members, { ...ALL, selection: "stuck" })).toEqual(["Cy"]);
    expect(countMembers(members).stuck).toBe(1);
  });

  it("puts the best network first, and those without one last", () => {
    expect(shownMembers(CLASS, { ...ALL, order: "accuracy" }).slice(0, 2)).toEqual(["Пётр", "Ada"]);
  });

  it("finds by nickname and by the project's title, whatever the case and with е for ё", () => {
    expect(shownMembers(CLASS, { ...ALL, searched: " петр" })).toEqual(["Пётр"]);
    expect(shownMembers(CLASS, { ...ALL, searched: "ЖЕЛТ" })).toEqual(["Kim"]);
    expect(shownMembers(CLASS, { ...ALL, searched: "nobody" })).toEqual([]);
  });

  it("keeps everybody's place while the numbers change, until it is put in order again", () => {
    expect(keepOrder(["b", "a", "gone"], ["a", "new", "b"])).toEqual(["b", "a", "new"]);
  });

  it("counts what each selection shows", () => {
    const counts = countMembers(CLASS);
    expect(counts).toEqual({ all: 5, hands: 2, stuck: 1, training: 2, away: 1 });
    for (const selection of ["hands", "stuck", "training", "away"] as const) {
      expect(shownMembers(CLASS, { ...ALL, selection })).toHaveLength(counts[selection]);
    }
  });

  it("counts no hand of who is away, and puts nobody first for it", () => {
    const hand = "2026-11-20T10:00:00Z";
    const members = tiles(tile("Left", { hand, online: false }), tile("Here"), tile("Waits", { hand }));
    expect(countMembers(members).hands).toBe(1);
    expect(shownMembers(members, { ...ALL, order: "attention" })).toEqual(["Waits", "Here", "Left"]);
  });

  it("lets in whoever has waited longest first", () => {
    expect(waitingMembers(CLASS).map(({ id }) => id)).toEqual(["Earlier", "Guest"]);
  });

  it("remembers who was removed", () => expect(removedMembers(CLASS).map(({ id }) => id)).toEqual(["Gone"]));

  it("knows the best accuracy, and that there is none yet", () => {
    expect(bestAccuracy(CLASS)).toBe(0.97);
    expect(bestAccuracy(tiles(tile("Ada"), tile("Bob", { run: training(null) })))).toBeNull();
  });
});
