/** Class probabilities as bars: the face of a network's answer. Widths are set without React, once per frame. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CardFace } from "../core/card";
import { formatPercent } from "../i18n/numbers";
import { useFault } from "../state/analysis";
import { useCatalog } from "../state/catalog";
import { useProbe } from "../state/probe";
import { useProject } from "../state/project";
import classes from "./LayerNode.module.css";

const NO_NAMES: readonly string[] = [];

export function useClassNames(): readonly string[] {
  const dataset = useProject((project) => project.document?.dataset ?? "");
  return useCatalog((catalog) => catalog.datasets.get(dataset)?.classes ?? NO_NAMES);
}

/** The most probable class; null without a prediction, or where the network has diverged and says nothing. */
export function bestOf(prediction: Float32Array | null): number | null {
  if (!prediction || prediction.length === 0 || prediction.some(Number.isNaN)) return null;
  return prediction.reduce((best, share, index) => (share > (prediction[best] as number) ? index : best), 0);
}

/** A network that cannot be computed has no answer: the last one was another network's. */
export function BarsFace({ face }: { readonly face: CardFace }) {
  const names = useClassNames();
  const list = useRef<HTMLDivElement>(null);
  const isBroken = useFault() !== undefined;
  useEffect(() => {
    const show = (prediction: Float32Array | null) => {
      const best = bestOf(prediction);
      for (const [index, row] of [...(list.current?.children ?? [])].entries()) {
        if (!(row instanceof HTMLElement)) continue;
        row.style.setProperty("--share", String(prediction?.[index] || 0));
        row.toggleAttribute("data-best", index === best);
      }
    };
    show(isBroken ? null : useProbe.getState().prediction);
    if (isBroken) return;
    return useProbe.subscribe((now, before) => {
      if (now.prediction !== before.prediction) show(now.prediction);
    });
  }, [isBroken]);
  return (
    <div ref={list} className={classes.bars} style={{ width: face.width, height: face.height }} aria-hidden="true">
      {Array.from({ length: face.shown }, (_, index) => names[index] ?? String(index)).map((name) => (
        <div key={name} className={classes.bar}>
          <span className={classes.barName}>{name}</span>
          <span className={classes.barTrack} />
        </div>
      ))}
    </div>
  );
}

/** The answer in words: `5 = 100 %`. */
export function AnswerText() {
  const { t } = useTranslation("canvas");
  const names = useClassNames();
  const best = useProbe((probe) => bestOf(probe.prediction));
  const share = useProbe((probe) => (best === null ? 0 : (probe.prediction?.[best] ?? 0)));
  const isBroken = useFault() !== undefined;
  if (best === null || isBroken) return null;
  return <span>{t("answer", { name: names[best] ?? best, share: formatPercent(share) })}</span>;
}
