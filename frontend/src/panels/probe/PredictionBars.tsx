/** Class probabilities as bars. The bars move up to ten times a second, so they are set in the DOM, past React. */
import { Anchor, VisuallyHidden } from "@mantine/core";
import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { nodeOfProblem, useFault } from "../../state/analysis";
import { goToNode } from "../../state/editing";
import { useProbe } from "../../state/probe";
import { useGraph } from "../../state/project";
import { LEARNED_WATCH } from "../../state/watches";
import type { Problem } from "../../wire/types";
import classes from "./PredictionBars.module.css";
import { ROWS, rankClasses, rowsOf } from "./ranking";

interface PredictionBarsProps {
  /** Names of the classes in the order of the label. */
  readonly names: readonly string[];
  /** The true class of the picture, where it is known. */
  readonly label: number | null;
  /** The picture is an empty pad: whatever the network says of it is no answer. */
  readonly isEmptyPad: boolean;
}

/** How long an answer must stand before it is read out: a screen reader should not chatter while a hand draws. */
const SETTLED_MS = 800;

export function PredictionBars({ names, label, isEmptyPad }: PredictionBarsProps) {
  const { t } = useTranslation("probe");
  const hasPicture = useProbe((probe) => probe.input !== null);
  const refused = useProbe((probe) => probe.refused);
  const problem = useFault() ?? refused ?? undefined;
  const isBroken = problem !== undefined;
  const list = useRef<HTMLUListElement>(null);
  const [answered, setAnswered] = useState(useProbe.getState().prediction !== null);
  const [spoken, setSpoken] = useState("");
  const rows = useMemo(() => Array.from({ length: ROWS }, (_, row) => row), []);

  useEffect(() => {
    let settled: ReturnType<typeof setTimeout> | undefined;
    const nameOf = (index: number) => names[index] ?? String(index);

    const show = ({ prediction: probabilities, beside }: ReturnType<typeof useProbe.getState>) => {
      setAnswered(probabilities !== null);
      if (probabilities === null || list.current === null) return;
      const ranking = rankClasses(probabilities);
      for (const [row, element] of Array.from(list.current.children).entries()) {
        if (element instanceof HTMLElement)
          setRow(element, ranking.shown[row], ranking.top, label, probabilities, nameOf, beside[LEARNED_WATCH]);
      }
      clearTimeout(settled);
      settled = setTimeout(() => {
        const share = formatPercent(probabilities[ranking.top] ?? Number.NaN);
        const verdict = label === null ? "summary" : label === ranking.top ? "summary_correct" : "summary_wrong";
        setSpoken(t(`prediction.${verdict}`, { name: nameOf(ranking.top), share, label: nameOf(label ?? 0) }));
      }, SETTLED_MS);
    };

    show(useProbe.getState());
    const stop = useProbe.subscribe((now, before) => {
      if (now.prediction !== before.prediction || now.beside !== before.beside) show(now);
    });
    return () => {
      stop();
      clearTimeout(settled);
    };
  }, [names, label, t]);

  const isShown = answered && !isEmptyPad && !isBroken;
  const note = isBroken ? "broken" : isEmptyPad ? "draw" : answered ? null : hasPicture ? "waiting" : "empty";
  return (
    <div className={classes.prediction} style={{ "--rows": rowsOf(names.length) } as CSSProperties}>
      {note !== null && (
        <p className={classes.note}>
          {t(`prediction.${note}`, { reason: problem && problemText(problem) })}
          {problem && <ProblemLink problem={problem} />}
        </p>
      )}
      <ul ref={list} className={classes.bars} hidden={!isShown} aria-label={t("prediction.title")}>
        {rows.map((row) => (
          <li key={row} className={classes.row} hidden>
            <span className={classes.name} />
            <span className={classes.track}>
              <span className={classes.bar} />
            </span>
            <span className={classes.share} />
          </li>
        ))}
      </ul>
      <VisuallyHidden aria-live="polite">{isShown ? spoken : ""}</VisuallyHidden>
    </div>
  );
}

/** Leads to the layer that a problem is at; of the whole network there is none. */
function ProblemLink({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation("workspace");
  const graph = useGraph();
  const node = graph && nodeOfProblem(problem, graph);
  if (!node) return null;
  return (
    <Anchor component="button" type="button" fz="inherit" className={classes.link} onClick={() => goToNode(node)}>
      {t("broken.show")}
    </Anchor>
  );
}

function setRow(
  row: HTMLElement,
  index: number | undefined,
  top: number,
  label: number | null,
  probabilities: Float32Array,
  nameOf: (index: number) => string,
  learned: Float32Array | undefined,
): void {
  row.hidden = index === undefined;
  if (index === undefined) return;
  const share = probabilities[index] ?? 0;
  row.toggleAttribute("data-top", index === top);
  row.toggleAttribute("data-label", index === label);
  row.toggleAttribute("data-changed", learned !== undefined);
  if (learned !== undefined) row.style.setProperty("--learned", String(learned[index] ?? 0));
  const [name, track, number] = row.children;
  if (name instanceof HTMLElement) {
    name.textContent = nameOf(index);
    name.title = nameOf(index);
  }
  if (number) number.textContent = formatPercent(share);
  if (track?.firstElementChild instanceof HTMLElement) track.firstElementChild.style.transform = `scaleX(${share})`;
}
