/** The mark: a kernel's nine weights. */

const WEIGHTS = [0.35, 0.6, 0.35, 0.6, 1, 0.6, 0.35, 0.6, 0.35] as const;
const CELL = 8;

export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {WEIGHTS.map((weight, index) => {
        const [x, y] = [(index % 3) * CELL, Math.floor(index / 3) * CELL];
        return (
          <rect
            key={`${x} ${y}`}
            x={x + 0.5}
            y={y + 0.5}
            width={7}
            height={7}
            rx={1.5}
            fill="var(--sv-accent)"
            opacity={weight}
          />
        );
      })}
    </svg>
  );
}
