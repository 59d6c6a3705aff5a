import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem, api, request, whenUnreached } from "./api";

describe("a request that finds nobody", () => {
  let unreached: number;

  beforeEach(() => {
    vi.useFakeTimers();
    unreached = 0;
    whenUnreached(() => unreached++);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is a problem called offline, and is reported", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(request("POST", "/api/projects")).rejects.toMatchObject({ status: 0, code: "offline" });
    expect(unreached).toBe(1);
  });

  it("does not wait for ever for a server that is frozen", async () => {
    vi.stubGlobal("fetch", never);
    const answer = api.health().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await answer).toBeInstanceOf(ApiProblem);
    expect(unreached).toBe(1);
  });

  it("is none of it when the caller no longer wants the answer", async () => {
    vi.stubGlobal("fetch", never);
    const caller = new AbortController();
    const answer = request("GET", "/api/projects", { signal: caller.signal }).catch((error: unknown) => error);
    caller.abort();
    expect(await answer).toMatchObject({ name: "AbortError" });
    expect(unreached).toBe(0);
  });
});

/** A server that takes the request and says nothing. */
function never(_: string, { signal }: { signal: AbortSignal }): Promise<Response> {
  return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}
