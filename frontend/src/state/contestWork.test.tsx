import { afterEach, describe, expect, it } from "vitest";
import { contestOf, rememberContest } from "./contestWork";

describe("the contest that a project was begun for", () => {
  afterEach(() => localStorage.clear());

  it("is that project's alone", () => {
    rememberContest("p1", { room: "r", contest: "c" });
    expect(contestOf("p1")).toEqual({ room: "r", contest: "c" });
    expect(contestOf("p2")).toBeNull();
  });

  it("is none where what is kept cannot be read", () => {
    localStorage.setItem("svertka.contest.p1", "r");
    expect(contestOf("p1")).toBeNull();
  });
});
