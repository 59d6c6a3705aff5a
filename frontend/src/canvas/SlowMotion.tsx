/** Slow motion: every second a step was done, and what it did is lit up in its order on the cards. */

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { delayOf, depths, PHASES, type Phase, TIMES } from "../core/phases";
import { useLanguage } from "../i18n";
import { formatNumber } from "../i18n/numbers";
import { useAnalysis } from "../state/analysis";
import { nodesOfCard } from "../state/cards";
import { metricSeries, subscribeMetrics } from "../state/metrics";
import { useGraph } from "../state/project";
import { useRun } from "../state/run";
import type { Graph, NodeId } from "../wire/types";
import classes from "./SlowMotion.module.css";
import "./slowMotionTexts";

const COLOURS: Record<Phase, string> = {
  forward: "var(--sv-accent)",
  loss: "var(--sv-bad)",
  backward: "var(--sv-waiting)",
  update: "var(--sv-good)",
};

/** Milliseconds that a card stays lit. */
const LIT = 240;

export function SlowMotion() {
  const { t } = useTranslation("slow-motion");
  const language = useLanguage();
  const strip = useRef<HTMLOListElement>(null);
  const graph = useGraph();
  const rate = useRun(({ run }) => run?.recipe.learning_rate);
  const [{ step, loss }, setShown] = useState(newest);

  useEffect(
    () =>
      subscribeMetrics(() => {
        const arrived = newest();
        setShown((shown) => (shown.step === arrived.step ? shown : arrived));
      }),
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is a new step that sets it going
  useEffect(() => {
    const element = strip.current;
    if (graph && element) light(graph, element);
  }, [step]);

  return (
    <ol ref={strip} className={classes.strip} aria-label={t("label")}>
      {PHASES.map((phase) => (
        <li key={phase} data-phase={phase}>
          {t(phase)}
          {phase === "loss" && <b> {formatNumber(loss ?? Number.NaN, language, 3)}</b>}
          {phase === "update" && typeof rate === "number" && <b> × {formatNumber(rate, language, 6)}</b>}
        </li>
      ))}
    </ol>
  );
}

function newest(): { step: number | null; loss: number | null } {
  const train = metricSeries("train");
  return { step: train.last("step"), loss: train.last("loss") };
}

/** Lights the cards in sight and the words of the strip. What is not in sight costs nothing. */
function light(graph: Graph, strip: HTMLElement): void {
  for (const word of strip.children) {
    const phase = (word as HTMLElement).dataset.phase as Phase;
    const [start, end] = TIMES[phase];
    const lit = { color: COLOURS[phase], opacity: 1 };
    word.animate([lit, lit], { delay: start, duration: end - start });
  }
  // A word that changes is enough for those whom movement disturbs.
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const depthOf = depths(graph);
  const { analysis } = useAnalysis.getState();
  const learns = (id: NodeId) => (analysis?.nodes[id]?.parameters ?? 0) > 0;
  for (const card of document.querySelectorAll<HTMLElement>(".react-flow__node[data-id]")) {
    const members = nodesOfCard(graph, card.dataset.id ?? "");
    const depth = Math.max(...members.map((id) => depthOf.get(id) ?? 0));
    const face = card.querySelector("article") ?? card;
    for (const phase of PHASES) {
      if (phase === "loss" ? depth < 1 : phase === "update" && !members.some(learns)) continue;
      const ring = (colour: string) => ({ boxShadow: `0 0 0 3px ${colour}` });
      face.animate([ring(COLOURS[phase]), ring("transparent")], { delay: delayOf(phase, depth), duration: LIT });
    }
  }
}
