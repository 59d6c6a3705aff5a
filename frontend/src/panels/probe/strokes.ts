/** What a hand draws: strokes as data (so that undo is dropping the last), and how they are painted on a sheet. */

export interface Point {
  readonly x: number; // sheet units, from the left
  readonly y: number; // sheet units, from the top
  readonly width: number; // of the line here, sheet units
}

export interface Stroke {
  readonly tool: "pen" | "eraser";
  readonly colour: string;
  readonly points: readonly Point[];
}

/** The sheet is square, this many units and raster pixels wide, however large it is shown. */
export const SHEET = 280;

/** A digit that fills the pad then has lines about two pixels wide at 28×28, as MNIST's have. */
const PEN_WIDTH = 22;
const ERASER_WIDTH = 36;

/** The line's width: a pen that feels pressure (0…1) draws 0.5…1.5 of the usual; mouse and finger draw evenly. */
export function lineWidth(tool: Stroke["tool"], pointerType: string, pressure: number): number {
  const width = tool === "eraser" ? ERASER_WIDTH : PEN_WIDTH;
  return pointerType === "pen" && pressure > 0 ? width * (0.5 + pressure) : width;
}

/**
 * Paint the stroke from its point number `from` on (0: all of it). Quadratic curves through the midpoints of
 * neighbouring points make a smooth line of few samples; an eraser takes ink (and alpha) away.
 */
export function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke, from = 0): void {
  context.save();
  context.globalCompositeOperation = stroke.tool === "eraser" ? "destination-out" : "source-over";
  context.strokeStyle = stroke.colour;
  context.fillStyle = stroke.colour;
  context.lineCap = "round";
  context.lineJoin = "round";
  const { points } = stroke;
  const first = points[0];
  if (from === 0 && first !== undefined) {
    context.beginPath();
    context.arc(first.x, first.y, first.width / 2, 0, 2 * Math.PI);
    context.fill();
  }
  for (let index = Math.max(1, from); index < points.length; index += 1) {
    const before = points[index - 2] ?? points[index - 1];
    const previous = points[index - 1];
    const point = points[index];
    if (before === undefined || previous === undefined || point === undefined) continue;
    context.lineWidth = (previous.width + point.width) / 2;
    context.beginPath();
    context.moveTo((before.x + previous.x) / 2, (before.y + previous.y) / 2);
    context.quadraticCurveTo(previous.x, previous.y, (previous.x + point.x) / 2, (previous.y + point.y) / 2);
    // The curve ends halfway to the pen; this piece reaches it, and the next curve covers it.
    context.lineTo(point.x, point.y);
    context.stroke();
  }
  context.restore();
}
