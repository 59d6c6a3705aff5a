import { notifications, notificationsStore } from "@mantine/notifications";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import i18next from "../i18n";
import type { Run } from "../wire/types";
import { useConnection } from "./connection";
import { setFault } from "./faults";
import { useProject } from "./project";
import { changeRun, play, takeRun } from "./run";

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

  it("does not reach another that is shown meanwhile", () => {
    takeRun(run("running"));
    changeRun("learning_rate", 0.1);
    takeRun({ ...run("running"), id: "r2" });
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([]);
  });

  it("waits for the server to be back, with what was changed last", async () => {
    useConnection.setState({ live: "offline" });
    const reached = vi.mocked(fetch);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("unreached")));
    takeRun(run("running"));
    for (const rate of [0.1, 0.03]) {
      changeRun("learning_rate", rate);
      await vi.advanceTimersByTimeAsync(1000);
    }
    changeRun("momentum", 0.5);
    await vi.advanceTimersByTimeAsync(1000);
    expect(said()).toEqual([i18next.t("workspace:connection.kept")]);
    vi.stubGlobal("fetch", reached);
    useConnection.setState({ live: "online" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual([{ path: "/api/runs/r1/change", body: { learning_rate: 0.03, momentum: 0.5 } }]);
  });

  it("reaches none that is over", () => {
    takeRun(run("finished"));
    changeRun("learning_rate", 0.1);
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([]);
  });
});

/** What is said at the moment: notices on their way out are gone from the list. */
function said(): string[] {
  const { notifications, queue } = notificationsStore.getState();
  return [...notifications, ...queue].map(({ message }) => String(message));
}

describe("the network on the canvas and the one that trains", () => {
  beforeEach(async () => {
    notifications.clean();
    await i18next.changeLanguage("en");
  });
  afterEach(() => {
    takeRun(null);
    vi.unstubAllGlobals();
  });

  const training = { ...run("running"), current: true };

  it("are told to be two when an edit, or its undo, parts them", () => {
    takeRun(training);
    takeRun({ ...training, step: 11 });
    expect(said()).toEqual([]);
    takeRun({ ...training, current: false });
    expect(said()).toEqual([i18next.t("topbar:notice.outdated")]);
  });

  it("are nobody's concern once nothing trains", () => {
    takeRun(training);
    takeRun({ ...training, state: "paused", current: false });
    expect(said()).toEqual([]);
  });

  it("do not train by other values than the form shows", async () => {
    useProject.setState({ id: "p", mine: true });
    setFault("batch_size", "Batch size: A number is needed here.");
    await play("run");
    setFault("batch_size", null);
    useProject.setState({ id: null, mine: false });
    expect(said()).toEqual(["Batch size: A number is needed here."]);
  });

  it("are refused with what is wrong where the data set does not fit", async () => {
    const problem = { code: "data_classes", params: { expected: 10, received: "1000" }, node: "fc" };
    const answer = { code: "graph_unfit", params: { count: 1 }, problems: [problem] };
    const json = { status: 422, headers: { "Content-Type": "application/problem+json" } };
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json(answer, json)));
    useProject.setState({ id: "p", mine: true });
    await play("run");
    useProject.setState({ id: null, mine: false });
    expect(said()).toHaveLength(1);
    expect(said()[0]).toMatch(
      /^It cannot be trained yet\. The data set has 10 classes, the network answers with 1000\./,
    );
  });
});
