/** Paints the points on a canvas past React: at most once a screen refresh, moving softly from layout to layout. */

import { onScreen, type Points, type View } from "./layout";
import { markOf, trace } from "./marks";

/** What is painted besides where it lies. */
export interface Scene {
  readonly labels: readonly number[];
  /** Which images the network answers wrongly; null where it has no answer. */
  readonly wrong: readonly boolean[] | null;
  readonly isSeen: (place: number) => boolean;
  readonly ink: string;
  readonly accent: string;
}

const RADIUS = 3.2;
const SOFTLY_MS = 450;

export class Painter {
  private readonly canvas: HTMLCanvasElement;
  private points: Points = { x: new Float32Array(), y: new Float32Array() };
  private from: { readonly points: Points; readonly since: number } | null = null;
  private scene: Scene = {
    labels: [],
    wrong: null,
    isSeen: () => true,
    ink: "",
    accent: "",
  };
  private view: View = { scale: 1, left: 0, top: 0 };
  private chosen: number | null = null;
  private probe: readonly [number, number] | null = null;
  private asked = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  setScene(scene: Scene): void {
    this.scene = scene;
    this.ask();
  }

  /** Other places of the same images are gone to softly, unless the person wants nothing to move. */
  setPoints(points: Points): void {
    if (points === this.points) return;
    const moves = points.x.length === this.points.x.length && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.from = moves ? { points: this.present(performance.now()), since: performance.now() } : null;
    this.points = points;
    this.ask();
  }

  setView(view: View): void {
    this.view = view;
    this.ask();
  }

  setChosen(chosen: number | null): void {
    this.chosen = chosen;
    this.ask();
  }

  setProbe(probe: readonly [number, number] | null): void {
    this.probe = probe;
    this.ask();
  }

  stop(): void {
    cancelAnimationFrame(this.asked);
    this.asked = 0;
  }

  private ask(): void {
    this.asked ||= requestAnimationFrame((now) => {
      this.asked = 0;
      this.paint(now);
      if (this.from !== null) this.ask();
    });
  }

  /** Where the points are at a time: on their way, or there. */
  private present(now: number): Points {
    if (this.from === null) return this.points;
    const share = Math.min(1, Math.max(0, (now - this.from.since) / SOFTLY_MS));
    const eased = share * share * (3 - 2 * share);
    const { points } = this.from;
    if (share === 1) this.from = null;
    const between = (before: Float32Array, after: Float32Array) =>
      after.map((value, i) => (before[i] ?? value) + eased * (value - (before[i] ?? value)));
    return { x: between(points.x, this.points.x), y: between(points.y, this.points.y) };
  }

  private paint(now: number): void {
    const pen = this.canvas.getContext("2d");
    if (pen === null) return;
    const ratio = window.devicePixelRatio;
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const { x, y } = this.present(now);
    const across = x.map((value) => this.view.left + this.view.scale * value);
    const down = y.map((value) => this.view.top - this.view.scale * value);
    const isInside = (i: number) => {
      const [left, top] = [across[i] ?? -99, down[i] ?? -99];
      return left > -9 && left < width + 9 && top > -9 && top < height + 9;
    };
    for (const [label, places] of this.byLabel()) {
      const { colour, shape } = markOf(label);
      pen.beginPath(); // one path for a class: a fill for each of five thousand points would not hold 60 a second
      for (const i of places) if (isInside(i)) trace(pen, shape, across[i] ?? 0, down[i] ?? 0, RADIUS);
      pen.fillStyle = colour;
      pen.globalAlpha = 0.85;
      pen.fill();
    }
    pen.globalAlpha = 1;
    this.paintWrong(pen, across, down, isInside);
    this.paintChosen(pen, across, down);
  }

  private paintWrong(
    pen: CanvasRenderingContext2D,
    across: Float32Array,
    down: Float32Array,
    isInside: (place: number) => boolean,
  ): void {
    pen.beginPath();
    this.scene.wrong?.forEach((isWrong, i) => {
      if (!isWrong || !this.scene.isSeen(i) || !isInside(i)) return;
      const [x, y] = [across[i] ?? 0, down[i] ?? 0];
      pen.moveTo(x + RADIUS + 2.5, y);
      pen.arc(x, y, RADIUS + 2.5, 0, 2 * Math.PI);
    });
    pen.strokeStyle = this.scene.ink;
    pen.lineWidth = 1.4;
    pen.stroke();
  }

  private paintChosen(pen: CanvasRenderingContext2D, across: Float32Array, down: Float32Array): void {
    pen.strokeStyle = this.scene.accent;
    pen.lineWidth = 2.5;
    if (this.chosen !== null && this.chosen < across.length) {
      pen.beginPath();
      pen.arc(across[this.chosen] ?? 0, down[this.chosen] ?? 0, RADIUS + 6, 0, 2 * Math.PI);
      pen.stroke();
    }
    if (this.probe === null) return;
    const [x, y] = onScreen(this.probe, this.view);
    pen.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      pen.moveTo(x + 4 * dx, y + 4 * dy);
      pen.lineTo(x + 13 * dx, y + 13 * dy);
    }
    pen.stroke();
  }

  /** The places that are seen, by class. */
  private byLabel(): Map<number, number[]> {
    const found = new Map<number, number[]>();
    this.scene.labels.forEach((label, i) => {
      if (!this.scene.isSeen(i)) return;
      const places = found.get(label);
      if (places) places.push(i);
      else found.set(label, [i]);
    });
    return found;
  }
}
