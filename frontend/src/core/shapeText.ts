/** `[6, 28, 28]` → `6×28×28`, `[90000]` → `90 000`: digits in groups of three, the same in either language. */
export function shapeText(shape: readonly number[]): string {
  return shape.map((size) => String(size).replaceAll(/\B(?=(\d{3})+$)/g, "\u202f")).join("×");
}
