import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useMoment } from "./moment";
import { chooseSplit, look, useResults } from "./results";

const EMPTY = { results: [], underway: [], looks: [] };

/** Questions that wait for an answer, by their path. */
let waiting: Map<string, (answer: unknown) => void>;

beforeEach(() => {
  waiting = new Map();
  const ask = (path: string) =>
    new Promise<Response>((resolve) => waiting.set(path, (answer) => resolve(Response.json(answer))));
  vi.stubGlobal("fetch", ask);
  useMoment.setState({ run: "first", snapshot: "live" });
});
afterEach(() => vi.unstubAllGlobals());

function answer(run: string, told: unknown): void {
  waiting.get(`/api/runs/${run}/results`)?.(told);
}

it("shows nothing of a run that is no longer looked at, however late its answer comes", async () => {
  const asked = look();
  useMoment.setState({ run: "second" });
  answer("first", EMPTY);
  await asked;
  expect(useResults.getState()).toMatchObject({ list: null, result: null, busy: false, problem: null });
});

it("forgets what was shown as soon as another run is looked at, and asks for its own", async () => {
  chooseSplit("test");
  const asked = look();
  answer("first", EMPTY);
  await asked;
  expect(useResults.getState().list).toEqual(EMPTY);
  useMoment.setState({ run: "second" });
  expect(useResults.getState()).toMatchObject({ list: null, split: "val" });
  const again = look();
  answer("second", EMPTY);
  await again;
  expect(useResults.getState().list).toEqual(EMPTY);
});
