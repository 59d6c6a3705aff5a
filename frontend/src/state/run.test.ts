import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Run } from "../wire/types";
import { changeRun, takeRun } from "./run";

const run = (state: Run["state"]) => ({ id: "r1", state, step: 10 }) as Run;

describe("changing the recipe of a training", () => {
  let asked: { path: string; body: unknown }[];

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    vi.stubGlobal("fetch", (path: string, { body }: { body: string }) => {
      asked.push({ path, body: JSON.parse(body) });
      return Promise.resolve(new Response("{}"));
    });
  });
  afterEach(() => {
    takeRun(null);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it.each(["running", "paused"] as const)("reaches a %s one, once, where the slider rests", (state) => {
    takeRun(run(state));
    changeRun("learning_rate", 0.1);
    changeRun("learning_rate", 0.01);
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([{ path: "/api/runs/r1/change", body: { learning_rate: 0.01 } }]);
  });

  it("reaches none that is over", () => {
    takeRun(run("finished"));
    changeRun("learning_rate", 0.1);
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([]);
  });
});
