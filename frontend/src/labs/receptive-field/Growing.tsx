/** The field over depth: the chain, 3×3 alone, and the side that is to be seen; and the same as a table. */

import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import board from "../parts/Board.module.css";
import { Plot } from "../parts/Plot";
import { useLayerName } from "./Chain";
import classes from "./Field.module.css";
import type { ChainLayer, Growth } from "./growth";

interface GrowingProps {
  readonly layers: readonly ChainLayer[];
  readonly steps: readonly Growth[];
  readonly side: number;
}

/** Rows of a table that a person reads; of a longer chain the first and the last. */
const MOST_ROWS = 40;

export function Growing({ layers, steps, side }: GrowingProps) {
  const { t } = useTranslation("lab-receptive-field");
  const name = useLayerName();
  const depth = Math.max(4, layers.length);
  const most = Math.max(side, ...steps.map(({ field }) => field)) * 1.08;
  const mine: [number, number][] = [[0, 1], ...steps.map(({ field }, index): [number, number] => [index + 1, field])];
  return (
    <>
      <Plot
        label={t("chartLabel")}
        x={{ from: 0, to: depth }}
        y={{ from: 0, to: most }}
        names={[t("layers"), t("field")]}
        height={230}
      >
        {({ path, top, left }) => (
          <>
            <line className={classes.whole} x1={left(0)} x2={left(depth)} y1={top(side)} y2={top(side)} />
            <path className={classes.plain} d={path([0, depth].map((layer) => [layer, 2 * layer + 1]))} />
            <path className={classes.mine} d={path(mine)} />
            {mine.length <= 40 &&
              mine.map(([layer, field]) => (
                <circle key={layer} cx={left(layer)} cy={top(field)} r={3.5} fill="var(--sv-accent)" />
              ))}
          </>
        )}
      </Plot>
      <ul className={board.legend}>
        {(["mine", "plain", "whole"] as const).map((line) => (
          <li key={line}>
            <svg width={26} height={8} aria-hidden="true">
              <path className={classes[line]} d="M0 4H26" />
            </svg>
            {t(`lines.${line}`)}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className={classes.rows} aria-label={t("growing")} tabIndex={0}>
        <table className={board.table}>
          <thead>
            <tr>
              <th scope="col">{t("layerColumn")}</th>
              <th scope="col">{t("jump")}</th>
              <th scope="col">{t("grows")}</th>
              <th scope="col">{t("field")}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(layers.length).map((index) => {
              const layer = layers[index];
              if (layer === undefined) return <Gap key="gap" />;
              const { field, jump } = steps[index] ?? { field: 1, jump: 1 };
              const before = steps[index - 1] ?? { field: 1, jump: 1 };
              return (
                <tr key={index}>
                  <td>
                    {formatNumber(index + 1)}. {name(layer)}
                  </td>
                  <td>{formatNumber(jump)}</td>
                  <td>
                    + ({layer.kernel} − 1){layer.dilation > 1 && `·${layer.dilation}`}·{formatNumber(before.jump)}
                  </td>
                  <td>
                    <b>{formatNumber(field)}</b>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The layers that have a row; −1 stands for those that are left out. */
function rowsOf(count: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  return count <= MOST_ROWS ? all : [...all.slice(0, MOST_ROWS / 2), -1, ...all.slice(-MOST_ROWS / 2)];
}

function Gap() {
  return (
    <tr>
      <td colSpan={4}>⋮</td>
    </tr>
  );
}
