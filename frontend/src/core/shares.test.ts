import { describe, expect, it } from "vitest";
import type { AccountAnswer, QuotaAnswer } from "../wire/messages.gen";
import { limitedShares } from "./shares";

const MACHINE = { places: 32, running: 3, queued: 0 };
const FREE: AccountAnswer = {
  running: { used: 1, limit: null },
  queued: { used: 0, limit: null },
  minutes: { used: 12.5, limit: null },
  bytes: { used: 4096, limit: null },
};

function quota(own: Partial<AccountAnswer>, room: Partial<AccountAnswer> | null = null): QuotaAnswer {
  return { own: { ...FREE, ...own }, room: room && { ...FREE, ...room }, machine: MACHINE };
}

describe("shares of limits", () => {
  it("has none where nothing is limited", () => {
    expect(limitedShares(quota({}))).toEqual([]);
  });

  it("tells one's own before those of the class", () => {
    const shares = limitedShares(quota({ bytes: { used: 1, limit: 2 } }, { minutes: { used: 3, limit: 4 } }));
    expect(shares.map(({ of, name, share }) => [of, name, share])).toEqual([
      ["own", "bytes", 0.5],
      ["room", "minutes", 0.75],
    ]);
  });

  it("warns before minutes and disk run out, and not of what is there again by itself", () => {
    const near = limitedShares(
      quota({
        running: { used: 9, limit: 10 },
        minutes: { used: 96, limit: 120 },
        bytes: { used: 3000, limit: 2000 },
      }),
    );
    expect(near.map(({ name, level }) => [name, level])).toEqual([
      ["running", "free"],
      ["minutes", "near"],
      ["bytes", "full"],
    ]);
  });

  it("has a limit of nothing used up", () => {
    expect(limitedShares(quota({ queued: { used: 0, limit: 0 } }))[0]).toMatchObject({ share: 1, level: "full" });
  });
});
