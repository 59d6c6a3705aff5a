/** A run in the list: how it stands, how it went, what is different about it. */

import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import { formatDuration } from "../../i18n/duration";
import { formatFixed, formatNumber, formatPercent } from "../../i18n/numbers";
import { choose, useRuns } from "../../state/runs";
import type { RunSummary } from "../../wire/types";
import { RecipeChips } from "./RecipeChips";
import { RunMenu } from "./RunMenu";
import classes from "./Runs.module.css";
import { RunTitle, type Typing } from "./RunTitle";
import { Sparkline } from "./Sparkline";
import { useRunName } from "./words";

/** Of the small list: a row is one line. */
const FEW = 2;

interface RunRowProps {
  readonly run: RunSummary;
  /** The run whose recipe the others are told by. */
  readonly shown: RunSummary | undefined;
  readonly until: number;
  /** With numbers of its own for what the small list says in a word. */
  readonly large: boolean;
}

export function RunRow({ run, shown, until, large }: RunRowProps) {
  const { t } = useTranslation("runs");
  const language = useLanguage();
  const name = useRunName()(run);
  const isChosen = useRuns(({ chosen }) => chosen.includes(run.id));
  const [typing, setTyping] = useState<Typing>(null);
  const speed = run.images_per_second === null ? null : t("speed", { speed: Math.round(run.images_per_second) });
  const spent = run.seconds === null ? null : formatDuration(run.seconds);
  return (
    <tr className={classes.row} data-run={run.id} data-shown={run.shown || undefined}>
      <td className={classes.tick}>
        <Checkbox size="xs" aria-label={t("choose", { name })} checked={isChosen} onChange={() => choose(run.id)} />
      </td>
      <th scope="row" className={classes.title}>
        <span className={classes.titleLine}>
          <span className={classes.dot} data-state={run.state} title={t(`state.${run.state}`)} />
          <RunTitle run={run} name={name} typing={typing} onTyping={setTyping} />
          {run.shown && <span className={classes.badge}>{t("shown")}</span>}
          <span className={classes.state}>{t(`state.${run.state}`)}</span>
        </span>
      </th>
      <td className={classes.curve}>
        <Sparkline curve={run.curve} until={until} />
      </td>
      <td
        className={classes.number}
        title={
          run.best
            ? t("best_hint", {
                step: run.best.step,
                loss: run.best.loss === null ? t("nothing") : formatFixed(run.best.loss, 3, language),
              })
            : undefined
        }
      >
        <strong>{run.best?.accuracy == null ? t("nothing") : formatPercent(run.best.accuracy, language)}</strong>
      </td>
      {large && <td className={classes.number}>{formatNumber(run.step, language)}</td>}
      <td className={classes.chips}>
        <RecipeChips run={run} shown={shown} most={large ? Number.POSITIVE_INFINITY : FEW} />
      </td>
      {large ? (
        <>
          <td className={classes.number}>{spent}</td>
          <td className={classes.number}>{speed}</td>
          <td>{run.device?.kind.toUpperCase()}</td>
        </>
      ) : (
        <td className={classes.facts} title={speed ?? undefined}>
          {[spent, run.device?.kind.toUpperCase()].filter(Boolean).join(" · ")}
        </td>
      )}
      <td className={classes.actions}>
        {typing === null && ( // a menu that closes would take the focus back from what is typed
          <RunMenu run={run} name={name} onRename={() => setTyping("title")} onNote={() => setTyping("note")} />
        )}
      </td>
    </tr>
  );
}
