import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureCatalog, useCatalog } from "./catalog";

const ANSWERS: Record<string, unknown> = {
  "/api/layers": { layers: [{ type: "relu" }] },
  "/api/datasets": { datasets: [{ name: "mnist" }] },
  "/api/recipe/schema": { type: "object" },
};
const CPU = { kind: "cpu", name: "a processor" };

describe("what the server offers", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useCatalog.setState({ layers: new Map(), datasets: new Map(), recipe: null, device: null, loaded: false });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function serve(health: () => Promise<Response>): string[] {
    const asked: string[] = [];
    vi.stubGlobal("fetch", (path: string) => {
      asked.push(path);
      return path === "/api/health" ? health() : Promise.resolve(Response.json(ANSWERS[path]));
    });
    return asked;
  }

  it("does not wait for a server that is silent about its device", async () => {
    serve(() => new Promise(() => undefined));
    ensureCatalog();
    await vi.advanceTimersByTimeAsync(0);
    const { loaded, layers, datasets, device } = useCatalog.getState();
    expect([loaded, [...layers.keys()], [...datasets.keys()], device]).toEqual([true, ["relu"], ["mnist"], null]);
  });

  it("asks for the device until it is known, and for nothing else again", async () => {
    let known = false;
    const asked = serve(() => Promise.resolve(Response.json({ device: known ? CPU : null })));
    ensureCatalog();
    await vi.advanceTimersByTimeAsync(0);
    known = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(useCatalog.getState().device).toEqual(CPU);
    expect(asked.filter((path) => path === "/api/health")).toHaveLength(2);
    expect(asked).toHaveLength(5);
  });
});
