/** A confusion matrix as a picture: drawn again when it, its room or the theme changes. */

import { useLayoutEffect, useRef } from "react";
import type { Matrix } from "../../core/results";
import { useView } from "../../state/view";
import { type Layout, layoutOf, paintMatrix } from "./matrixDrawing";

interface MatrixCanvasProps {
  readonly matrix: Matrix;
  readonly names: readonly string[];
  /** The side it has to fit into, CSS pixels. */
  readonly available: number;
  /** The side of a cell where it need not fit. */
  readonly cell?: number | null;
  /** With names along its sides. */
  readonly named?: boolean;
  readonly onLayout?: (layout: Layout) => void;
}

export function MatrixCanvas({ matrix, names, available, cell = null, named = false, onLayout }: MatrixCanvasProps) {
  const theme = useView((view) => view.theme);
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!canvas.current || !context) return;
    const layout = layoutOf(context, names, available, cell, named);
    const density = window.devicePixelRatio || 1;
    canvas.current.width = Math.round(layout.width * density);
    canvas.current.height = Math.round(layout.height * density);
    canvas.current.style.width = `${layout.width}px`;
    canvas.current.style.height = `${layout.height}px`;
    context.setTransform(density, 0, 0, density, 0, 0);
    const ink = getComputedStyle(canvas.current).color;
    paintMatrix(context, layout, { matrix, names, named, theme, ink });
    onLayout?.(layout);
  }, [matrix, names, available, cell, named, theme, onLayout]);

  return <canvas ref={canvas} style={{ display: "block" }} />;
}
