/**
 * How classes are told apart: ten colours that people with any colour vision tell from one another (Petroff 2021,
 * "Accessible Color Sequences for Data Visualization"), and after ten classes another shape.
 */

const COLOURS = [
  "#3f90da",
  "#ffa90e",
  "#bd1f01",
  "#94a4a2",
  "#832db6",
  "#a96b59",
  "#e76300",
  "#b9ac70",
  "#717581",
  "#92dadb",
] as const;

export const SHAPES = ["circle", "square", "triangle", "diamond"] as const;
export type Shape = (typeof SHAPES)[number];

export interface Mark {
  readonly colour: string;
  readonly shape: Shape;
}

export function markOf(label: number): Mark {
  return {
    colour: COLOURS[label % COLOURS.length] ?? COLOURS[0],
    shape: SHAPES[Math.floor(label / COLOURS.length) % SHAPES.length] ?? "circle",
  };
}

type Pen = Pick<CanvasRenderingContext2D, "moveTo" | "lineTo" | "arc" | "closePath" | "rect">;

/** Adds a mark's outline to the present path. */
export function trace(pen: Pen, shape: Shape, x: number, y: number, radius: number): void {
  if (shape === "circle") {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
  } else if (shape === "square") {
    pen.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
  } else {
    const corners = shape === "triangle" ? 3 : 4;
    for (let corner = 0; corner < corners; corner++) {
      const angle = (2 * Math.PI * corner) / corners - Math.PI / 2;
      const [across, down] = [x + 1.2 * radius * Math.cos(angle), y + 1.2 * radius * Math.sin(angle)];
      if (corner === 0) pen.moveTo(across, down);
      else pen.lineTo(across, down);
    }
    pen.closePath();
  }
}
