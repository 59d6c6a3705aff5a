/** The images of a batch as the network saw them, framed by whether it is right; one is followed. */

import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import { formatFixed } from "../../i18n/numbers";
import type { ReplayedBatch } from "../../wire/messages.gen";
import type { Graph } from "../../wire/types";
import { useClassLabel } from "./labels";
import { STEP_WATCH } from "./replay";
import classes from "./Step.module.css";
import { sheet } from "./strip";

/** CSS pixels of an image, and how many are shown: the usual batch whole, of larger ones the first. */
export const SIDE = 40;
export const SHOWN_IMAGES = 64;
const COLUMNS = 8;
const GAP = 6;

interface BatchProps {
  readonly batch: ReplayedBatch;
  readonly graph: Graph;
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

export function Batch({ batch, graph, chosen, onChoose }: BatchProps) {
  const { t } = useTranslation("step");
  const labelOf = useClassLabel();
  const count = batch.indices.length;
  const shown = Math.min(count, SHOWN_IMAGES);
  const input = Object.keys(graph.nodes).find((id) => graph.nodes[id]?.type === "input");
  const face = sheet(shown, Math.min(shown, COLUMNS), SIDE, GAP);
  return (
    <section className={classes.part} aria-label={t("batch.title")}>
      <h2>{t("batch.title")}</h2>
      <p className={classes.about}>
        {t("batch.about", { count })} {shown < count && `(${t("batch.some", { shown, count })})`}
      </p>
      <div className={classes.batch} style={{ width: face.width }}>
        {input && <MapCanvas node={input} kind="images" face={face} density={2} table="grey" watch={STEP_WATCH} />}
        <div className={classes.images} style={{ gridTemplateColumns: `repeat(${face.columns}, ${SIDE}px)`, gap: GAP }}>
          {batch.indices.slice(0, shown).map((index, place) => {
            const [label, predicted] = [batch.labels[place] ?? 0, batch.predicted[place] ?? 0];
            const loss = formatFixed(batch.losses[place] ?? Number.NaN, 3);
            return (
              <button
                key={index}
                type="button"
                className={classes.image}
                data-right={label === predicted}
                aria-pressed={place === chosen}
                aria-label={t("batch.image", {
                  place: place + 1,
                  label: labelOf(label),
                  predicted: labelOf(predicted),
                  loss,
                })}
                title={`${labelOf(label)} → ${labelOf(predicted)} · ${loss}`}
                onClick={() => onChoose(place)}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}
