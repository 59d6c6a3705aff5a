/** The moment that is looked at as a line across a chart; a click on the chart goes to the snapshot next to it. */
import type uPlot from "uplot";
import { useMoment } from "../../state/moment";
import { lookNear } from "../../state/timeline";

export function momentLine(colour: string): uPlot.Plugin {
  let stop: (() => void) | undefined;
  const draw = (plot: uPlot) => {
    const { snapshot } = useMoment.getState();
    if (snapshot === "live") return;
    const { ctx, bbox } = plot;
    const x = Math.round(plot.valToPos(snapshot, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) return;
    ctx.save();
    ctx.fillStyle = colour;
    ctx.fillRect(x - 1, bbox.top, 2, bbox.height);
    ctx.restore();
  };
  return {
    hooks: {
      init: (plot: uPlot) => {
        plot.over.addEventListener("click", ({ offsetX }) => lookNear(plot.posToVal(offsetX, "x")));
        stop = useMoment.subscribe((now, before) => {
          if (now.snapshot !== before.snapshot) plot.redraw(false);
        });
      },
      draw,
      destroy: () => stop?.(),
    },
  };
}
