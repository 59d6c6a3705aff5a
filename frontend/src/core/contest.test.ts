import { describe, expect, it } from "vitest";
import { demandsOf } from "./contest";

const CONTEST = { parameters: 50_000, minutes: 5, left: 2, per_hour: 3 };

describe("what a contest demands", () => {
  it("is met by what the server has nothing against", () => {
    const demands = demandsOf({ contest: CONTEST, parameters: 44_426, seconds: 61, problems: [] });
    expect(demands.map(({ met }) => met)).toEqual([true, true, true, true, true]);
    expect(demands[1]).toMatchObject({ value: 44_426, limit: 50_000 });
    expect(demands[2]).toMatchObject({ value: 61, limit: 300 });
  });

  it("is not met where the server says so, and when the hour's times are used up", () => {
    const problems = [{ code: "contest_parameters" }, { code: "contest_foreign_weights" }];
    const contest = { ...CONTEST, left: 0 };
    const missed = demandsOf({ contest, parameters: 61_706, seconds: 0, problems }).filter(({ met }) => !met);
    expect(missed.map(({ name }) => name)).toEqual(["parameters", "weights", "left"]);
  });
});
