/** How much of a limit is used, and whether that is worth a warning before the limit bites. */

import type { AccountAnswer, QuotaAnswer, Share } from "../wire/messages.gen";

export const LIMITS = ["running", "queued", "minutes", "bytes"] as const;
export type Limit = (typeof LIMITS)[number];

export interface LimitedShare {
  readonly of: "own" | "room";
  readonly name: Limit;
  readonly used: number;
  readonly limit: number;
  /** of the limit, from 0 to 1 */
  readonly share: number;
  /** Nothing is left, or little of what does not come free by itself. */
  readonly level: "free" | "near" | "full";
}

/** From this share of the minutes and of the disk on it is seen that little is left. */
const NEAR = 0.8;
/** These come free by themselves: that most are taken is how things go. */
const COMES_BACK: ReadonlySet<Limit> = new Set(["running", "queued"]);

/** What of an answer is limited: one's own first, then what the class has together. */
export function limitedShares(quota: QuotaAnswer): LimitedShare[] {
  return [...sharesOf("own", quota.own), ...(quota.room ? sharesOf("room", quota.room) : [])];
}

function sharesOf(of: LimitedShare["of"], account: AccountAnswer): LimitedShare[] {
  return LIMITS.flatMap((name) => {
    const { used, limit }: Share = account[name];
    if (limit === null) return [];
    const share = limit === 0 ? 1 : Math.min(1, used / limit);
    const level = share >= 1 ? "full" : share >= NEAR && !COMES_BACK.has(name) ? "near" : "free";
    return [{ of, name, used, limit, share, level }];
  });
}
