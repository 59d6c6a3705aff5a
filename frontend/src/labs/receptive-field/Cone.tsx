/** One row and its layers from the side: the unit on top, below it all units it is made of, down to the pixels. */

import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import classes from "./Field.module.css";
import { type ChainLayer, cone } from "./growth";

/** Of one pixel, and from level to level, in units of the drawing. */
const WIDE = 14;
const TALL = 34;
const CELL = 11;

export function Cone({ layers }: { readonly layers: readonly ChainLayer[] }) {
  const { t } = useTranslation("lab-receptive-field");
  const levels = cone(layers);
  const field = (levels[0]?.at(-1)?.centre ?? 0) + 1;
  const top = (level: number) => (levels.length - 1 - level) * TALL + CELL;
  const left = (centre: number) => (centre + 0.5) * WIDE;
  const width = Math.max(field, 9) * WIDE;
  return (
    <svg
      className={classes.cone}
      viewBox={`${(field * WIDE - width) / 2} 0 ${width} ${levels.length * TALL}`}
      style={{ maxWidth: width * 2.4 }}
      role="img"
      aria-label={t("coneLabel", { field: formatNumber(field) })}
    >
      {levels.slice(1).map((units, index) =>
        units.map(({ place, centre }) => {
          const { kernel, stride, dilation } = layers[index] as ChainLayer;
          const before = new Map((levels[index] ?? []).map((unit) => [unit.place, unit.centre]));
          return Array.from({ length: kernel }, (_, tap) => (
            <line
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its tap
              key={`${place} ${tap}`}
              className={classes.link}
              x1={left(centre)}
              y1={top(index + 1)}
              x2={left(before.get(place * stride + tap * dilation) ?? 0)}
              y2={top(index)}
            />
          ));
        }),
      )}
      {levels.map((units, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
        <g key={level}>
          {units.map(({ place, centre }) => (
            <rect
              key={place}
              className={level === levels.length - 1 ? classes.unit : classes.cell}
              x={left(centre) - CELL / 2}
              y={top(level) - CELL / 2}
              width={CELL}
              height={CELL}
              rx={2.5}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
