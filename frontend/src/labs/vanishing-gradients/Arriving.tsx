/** What reaches each layer's input, as bars over powers of ten: without skips, and with them. */

import { useTranslation } from "react-i18next";
import board from "../parts/Board.module.css";
import { Plot } from "../parts/Plot";
import { logRange } from "./range";
import classes from "./Vanishing.module.css";

interface ArrivingProps {
  /** ∂y/∂x at every layer's input, and last the 1 that comes in */
  readonly plain: readonly number[];
  readonly kept: readonly number[];
}

const SERIES = ["plain", "kept"] as const;

export function Arriving({ plain, kept }: ArrivingProps) {
  const { t } = useTranslation("lab-vanishing-gradients");
  const count = plain.length - 1;
  const range = logRange([...plain, ...kept]);
  const values = { plain, kept };
  return (
    <>
      <Plot
        label={t("arrivingLabel")}
        x={{ from: 0.5, to: count + 0.5 }}
        y={{ ...range, log: true }}
        names={[t("layer"), t("size")]}
        height={280}
      >
        {({ top, width, left }) => {
          const wide = Math.min(26, (width / count) * 0.4);
          return SERIES.map((series, side) =>
            values[series].slice(0, count).map((value, layer) => {
              const height = value === 0 ? 0 : top(range.from) - top(Math.max(range.from, Math.abs(value)));
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its layer
                  key={`${series} ${layer}`}
                  className={classes[series]}
                  x={left(layer + 1) + (side - 1) * wide}
                  y={top(range.from) - height}
                  width={Math.max(1, wide - 1)}
                  height={height}
                  rx={Math.min(3, wide / 4)}
                />
              );
            }),
          );
        }}
      </Plot>
      <ul className={board.legend}>
        {SERIES.map((series) => (
          <li key={series}>
            <svg width={12} height={12} aria-hidden="true">
              <rect className={classes[series]} width={12} height={12} rx={3} />
            </svg>
            {t(`series.${series}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
