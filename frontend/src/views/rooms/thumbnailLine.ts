/** The line of miniatures to be fetched: a class that edits must not become a hundred requests a second. */

import { ApiProblem } from "../../wire/api";
import type { Thumbnail } from "../../wire/messages.gen";

const TOGETHER = 2;
/** A network that is being changed is drawn again so often, ms. */
const SELDOM_MS = 4000;

type Taker = (thumbnail: Thumbnail) => void;

interface Kept {
  revision: number;
  thumbnail: Thumbnail | null;
  /** when it was last asked for, ms of the page's clock */
  asked: number;
}

interface Wish {
  readonly project: string;
  readonly revision: number;
  readonly take: Taker;
}

export class ThumbnailLine {
  private readonly kept = new Map<string, Kept>();
  private readonly waiting = new Set<Wish>();
  private asking = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ask: (project: string) => Promise<Thumbnail>;

  constructor(ask: (project: string) => Promise<Thumbnail>) {
    this.ask = ask;
  }

  /** Gives what is known at once, and this revision's when its turn comes; returns how to give up the wish. */
  want(project: string, revision: number, take: Taker): () => void {
    const known = this.kept.get(project);
    if (known?.thumbnail) take(known.thumbnail);
    if (known && known.revision >= revision) return () => undefined;
    const wish = { project, revision, take };
    this.waiting.add(wish);
    this.next();
    return () => this.waiting.delete(wish);
  }

  private next(): void {
    clearTimeout(this.timer);
    const now = performance.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const wish of this.waiting) {
      const due = (this.kept.get(wish.project)?.asked ?? Number.NEGATIVE_INFINITY) + SELDOM_MS;
      if (due > now) soonest = Math.min(soonest, due);
      else if (this.asking < TOGETHER) void this.fetch(wish, now);
    }
    if (Number.isFinite(soonest)) this.timer = setTimeout(() => this.next(), soonest - now);
  }

  private async fetch({ project, revision }: Wish, now: number): Promise<void> {
    const kept = this.kept.get(project) ?? { revision: -1, thumbnail: null, asked: now };
    kept.asked = now;
    this.kept.set(project, kept);
    this.asking += 1;
    try {
      kept.thumbnail = await this.ask(project);
      kept.revision = revision;
      this.give(project, kept);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error; // a tile without its picture says enough: it is asked again
    } finally {
      this.asking -= 1;
      this.next();
    }
  }

  private give(project: string, { revision, thumbnail }: Kept): void {
    for (const wish of this.waiting) {
      if (wish.project !== project || thumbnail === null) continue;
      wish.take(thumbnail);
      if (wish.revision <= revision) this.waiting.delete(wish);
    }
  }
}
