/** A layer in use and in training side by side, in the colours of one range, with the numbers that make the difference. */

import { useCallback, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import { densityFor } from "../../canvas/zoom";
import { type CardFace, cardOf } from "../../core/card";
import { formatNumber, formatShare, formatValue } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { askNetwork } from "../../state/asking";
import { forgetWatch } from "../../state/frames";
import { clearWatch, setWatch } from "../../state/watches";
import type { WatchNode } from "../../wire/messages.gen";
import type { FaceProps } from "../node/faces";
import { useLayerAnswer } from "../node/useLayerAnswer";
import classes from "./Modes.module.css";
import "./texts";

const MODES = ["eval", "train"] as const;
const WATCHES = { eval: "modes-eval", train: "modes-train" } as const;

/** Cards' maps, this many times as large. */
const ENLARGED = 2.2;
const LARGEST_VECTOR = 1024;
const COLUMNS = ["running_mean", "mean", "running_var", "var", "weight", "bias"] as const;

interface Modes {
  readonly images: number;
  readonly change: number | null;
  readonly off: number | null;
  readonly statistics: readonly Readonly<Record<(typeof COLUMNS)[number], number | null>>[] | null;
}

export function ModesFace({ id, shape, entry }: FaceProps) {
  const { t } = useTranslation("modes");
  const face = useMemo(() => faceOf(shape), [shape]);
  const density = densityFor(window.devicePixelRatio);
  useEffect(() => {
    const wish = watched(id, face, shape, density);
    for (const mode of MODES) setWatch(WATCHES[mode], { mode, nodes: [wish] });
  }, [id, face, shape, density]);
  useEffect(
    () => () => {
      for (const watch of Object.values(WATCHES)) {
        clearWatch(watch);
        forgetWatch(watch);
      }
    },
    [],
  );
  const ask = useCallback((signal: AbortSignal) => askNetwork<Modes>("modes", { nodes: [{ id }] }, signal), [id]);
  const { answer, problem } = useLayerAnswer(id, ask, WATCHES.train);
  const factor = answer?.off === null || answer?.off === undefined ? null : answer.off;
  return (
    <div className={classes.face}>
      <div className={classes.sides}>
        {MODES.map((mode) => (
          <section key={mode} className={classes.side} aria-label={t(mode)}>
            <h3>{t(mode)}</h3>
            <p>{entry?.modes?.[mode === "train" ? "training" : "inference"]}</p>
            <MapCanvas
              node={id}
              face={face}
              density={density}
              watch={WATCHES[mode]}
              partner={WATCHES[mode === "eval" ? "train" : "eval"]}
            />
          </section>
        ))}
      </div>
      {problem !== null && <p>{problemText(problem)}</p>}
      {answer !== null && (
        <p className={classes.numbers} data-testid="modes-numbers">
          {answer.change !== null && t("change", { share: formatShare(answer.change), count: answer.images })}{" "}
          {factor !== null && t("off", { share: formatShare(factor) })}
        </p>
      )}
      {answer?.statistics && <Statistics rows={answer.statistics} images={answer.images} />}
    </div>
  );
}

function Statistics({ rows, images }: { readonly rows: NonNullable<Modes["statistics"]>; readonly images: number }) {
  const { t } = useTranslation("modes");
  return (
    <>
      <p className={classes.numbers}>{t("statistics", { count: images })}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("channel")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, channel) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place
              <tr key={channel}>
                <th scope="row">{formatNumber(channel)}</th>
                {COLUMNS.map((column) => (
                  <td key={column}>{formatValue(row[column] ?? Number.NaN)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The maps of the layer's card, larger. */
function faceOf(shape: readonly number[] | null): CardFace {
  const { face } = cardOf({ name: "", shape, type: "" });
  return {
    ...face,
    tile: { width: face.tile.width * ENLARGED, height: face.tile.height * ENLARGED },
    gap: face.gap * ENLARGED,
    width: face.width * ENLARGED,
    height: face.height * ENLARGED,
  };
}

function watched(id: string, face: CardFace, shape: readonly number[] | null, density: number): WatchNode {
  if (face.kind === "vector") return { id, tiles: 1, size: Math.min(shape?.[0] ?? 1, LARGEST_VECTOR) };
  const largest = Math.max(shape?.[1] ?? 1, shape?.[2] ?? 1);
  const drawn = Math.ceil(Math.max(face.tile.width, face.tile.height) * density);
  return { id, tiles: Math.max(1, face.shown), size: Math.max(1, Math.min(largest, drawn)) };
}
