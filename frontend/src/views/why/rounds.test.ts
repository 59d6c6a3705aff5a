import { describe, expect, it } from "vitest";
import { startRounds } from "./rounds";

/** Rounds whose questions are answered by hand, in the order in which they were asked. */
function byHand() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const rounds = startRounds<{ version: number }>((name, { version }) => {
    asked.push(`${name}${version}`);
    return new Promise((resolve) => waiting.push(resolve));
  });
  const answer = async () => {
    waiting.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  const want = (version: number, ...names: string[]) => rounds.want(new Map(names.map((name) => [name, { version }])));
  return { asked, answer, want, rounds };
}

describe("rounds of questions", () => {
  it("ask one at a time, each once", async () => {
    const { asked, answer, want } = byHand();
    want(1, "a", "b");
    expect(asked).toEqual(["a1"]);
    await answer();
    await answer();
    await answer();
    expect(asked).toEqual(["a1", "b1"]);
  });

  it("go on with the newest version, and with the one whose turn it is", async () => {
    const { asked, answer, want } = byHand();
    want(1, "a", "b", "c");
    want(2, "a", "b", "c");
    want(3, "a", "b", "c");
    await answer();
    want(4, "a", "b", "c");
    for (let turn = 0; turn < 5; turn++) await answer();
    expect(asked).toEqual(["a1", "b3", "c4", "a4", "b4"]);
  });

  it("do not ask again what has not changed", async () => {
    const { asked, answer, rounds } = byHand();
    const [a, b] = [{ version: 1 }, { version: 1 }];
    rounds.want(new Map(Object.entries({ a, b })));
    await answer();
    await answer();
    rounds.want(new Map(Object.entries({ a, b: { version: 2 } })));
    await answer();
    expect(asked).toEqual(["a1", "b1", "b2"]);
  });

  it("end", async () => {
    const { asked, answer, want, rounds } = byHand();
    want(1, "a", "b");
    rounds.stop();
    await answer();
    expect(asked).toEqual(["a1"]);
  });
});
