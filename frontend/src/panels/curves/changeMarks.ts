/** Changes made in the middle of a run as dashed lines across a chart, with what was changed where there is room. */
import type uPlot from "uplot";
import type { Params } from "../../wire/types";

interface Marking {
  readonly colour: string;
  readonly changes: () => ReadonlyMap<number, Params>;
  readonly say: (values: Params) => string;
}

/** CSS pixels. */
const GAP = 4;
const ROW = 13;
const FONT = '11px system-ui, "Segoe UI", sans-serif';

export function changeMarks({ colour, changes, say }: Marking): uPlot.Plugin {
  const draw = (plot: uPlot) => {
    const { ctx, bbox } = plot;
    // uPlot counts in device pixels; its own ratio follows the screen that the page is on.
    const pixel = devicePixelRatio;
    ctx.save();
    ctx.fillStyle = ctx.strokeStyle = colour;
    ctx.lineWidth = pixel;
    ctx.font = FONT.replace(/^\d+/, (size) => String(Number(size) * pixel));
    ctx.textBaseline = "top";
    ctx.textAlign = "left"; // the axes leave theirs
    const free = [bbox.left, bbox.left]; // of two rows
    for (const [step, values] of [...changes()].sort(([one], [other]) => one - other)) {
      const x = Math.round(plot.valToPos(step, "x", true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.setLineDash([3 * pixel, 3 * pixel]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const { width } = ctx.measureText(say(values));
      for (const [row, from] of free.entries()) {
        const place = placeLabel(x, width, GAP * pixel, [from, bbox.left + bbox.width]);
        if (place === null) continue;
        ctx.fillText(say(values), place, bbox.top + row * ROW * pixel);
        free[row] = place + width + GAP * pixel;
        break;
      }
    }
    ctx.restore();
  };
  return { hooks: { draw } };
}

/** Where a label of a line at `x` begins: to its right, else to its left, else nowhere; `room` is what is free. */
export function placeLabel(
  x: number,
  width: number,
  gap: number,
  [from, to]: readonly [number, number],
): number | null {
  if (x + gap >= from && x + gap + width <= to) return x + gap;
  return x - gap - width >= from && x <= to ? x - gap - width : null;
}
