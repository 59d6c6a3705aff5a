import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ApiProblem } from "../wire/api";
import { useConnection } from "./connection";
import { useNewestAnswer } from "./useNewestAnswer";

/** Questions that are answered by hand, in the order in which they were asked. */
function byHand() {
  const asked: string[] = [];
  const waiting: PromiseWithResolvers<string>[] = [];
  const question = (name: string) => () => {
    asked.push(name);
    const answer = Promise.withResolvers<string>();
    waiting.push(answer);
    return answer.promise;
  };
  const next = (settle: (answer: PromiseWithResolvers<string>) => void) =>
    act(async () => {
      const answer = waiting.shift();
      if (answer) settle(answer);
    });
  return { asked, question, next };
}

const OFFLINE = new ApiProblem(0, { code: "offline" });

describe("the newest answer", () => {
  afterEach(() => {
    cleanup();
    useConnection.setState({ live: "connecting" });
  });

  it("is that of the question meant last; those between were never asked", async () => {
    const { asked, question, next } = byHand();
    const { result } = renderHook(() => useNewestAnswer<string>());
    act(() => {
      for (const name of ["a", "b", "c"]) result.current[1](question(name));
    });
    await next(({ resolve }) => resolve("A"));
    expect(result.current[0]).toEqual({ answer: "A", problem: null });
    await next(({ resolve }) => resolve("C"));
    expect(asked).toEqual(["a", "c"]);
    expect(result.current[0].answer).toBe("C");
  });

  it("stays beside a problem, and comes again with the server", async () => {
    const { asked, question, next } = byHand();
    const { result } = renderHook(() => useNewestAnswer<string>());
    act(() => result.current[1](question("a")));
    await next(({ resolve }) => resolve("A"));
    act(() => result.current[1](question("b")));
    await next(({ reject }) => reject(OFFLINE));
    expect(result.current[0]).toEqual({ answer: "A", problem: OFFLINE });
    act(() => useConnection.setState({ live: "online" }));
    await next(({ resolve }) => resolve("B"));
    expect(asked).toEqual(["a", "b", "b"]);
    expect(result.current[0]).toEqual({ answer: "B", problem: null });
  });

  it("is heard of no more when who asked has gone", async () => {
    const { asked, question, next } = byHand();
    const { result, unmount } = renderHook(() => useNewestAnswer<string>());
    act(() => {
      for (const name of ["a", "b"]) result.current[1](question(name));
    });
    unmount();
    await next(({ resolve }) => resolve("A"));
    expect(asked).toEqual(["a"]);
  });
});
