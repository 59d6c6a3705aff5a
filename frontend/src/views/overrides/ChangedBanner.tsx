/** Says that what is seen is a changed network, what is changed and what came of it; and the ways out: undo, or keep. */

import { Button, CloseButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { bestOf, useClassNames } from "../../canvas/BarsFace";
import { asSent } from "../../core/overrides";
import { formatPercent } from "../../i18n/numbers";
import { useMoment } from "../../state/moment";
import { tellError } from "../../state/notices";
import { undoOverrides, undoOverridesOf, useOverrides } from "../../state/overrides";
import { useProbe } from "../../state/probe";
import { useProject } from "../../state/project";
import { LEARNED_WATCH } from "../../state/watches";
import banner from "../../ui/Banner.module.css";
import { Icon } from "../../ui/icons";
import { api } from "../../wire/api";
import classes from "./Overrides.module.css";
import "./texts";
import "./useChange";
import { usePasses } from "./usePasses";
import { wordsOf } from "./words";

/** Nodes that are named; of more the rest is counted. */
const MOST_NAMED = 2;

export function ChangedBanner() {
  const { t } = useTranslation("overrides");
  const overrides = useOverrides();
  const said = wordsOf(overrides, usePasses(), t);
  return (
    <div className={banner.banner} data-testid="changed-banner">
      {/* The answer beside it changes with every stroke of the pen, and is not announced. */}
      <span className={banner.what} role="status">
        <Icon name="off" size={15} />
        <b>{t("title")}</b>
        {said.slice(0, MOST_NAMED).map(({ node, text }) => (
          <span key={node} className={classes.chip}>
            <code>{node}</code> {text}
            <CloseButton size="xs" aria-label={t("undoOf", { node })} onClick={() => undoOverridesOf(node)} />
          </span>
        ))}
        {said.length > MOST_NAMED && <span>{t("more", { count: said.length - MOST_NAMED })}</span>}
      </span>
      <AnswerChange />
      <span className={banner.ways}>
        <Button size="compact-xs" variant="default" onClick={undoOverrides}>
          {t("undoAll")}
        </Button>
        <Keep />
      </span>
    </div>
  );
}

/** `7 · 98.1 % → 3 · 54.2 %`: the answer as learned and as changed. */
function AnswerChange() {
  const names = useClassNames();
  const { t } = useTranslation("overrides");
  const learned = useProbe(({ beside }) => answerOf(beside[LEARNED_WATCH] ?? null));
  const changed = useProbe(({ prediction }) => answerOf(prediction));
  if (learned === "" || changed === "") return null;
  const [before, after] = [learned, changed].map((answer) => {
    const [best = 0, share = 0] = answer.split(" ").map(Number);
    return `${names[best] ?? best} · ${formatPercent(share)}`;
  });
  return (
    <span className={classes.answer} title={t("answer")} data-testid="answer-change">
      {before} → <b>{after}</b>
    </span>
  );
}

/** The likeliest class and its probability, as one text, so that equal answers render nothing. */
function answerOf(prediction: Float32Array | null): string {
  const best = bestOf(prediction);
  return best === null ? "" : `${best} ${prediction?.[best]}`;
}

/** A project of one's own, whose weights are these. */
function Keep() {
  const { t } = useTranslation("overrides");
  const [, navigate] = useLocation();
  const [keeping, setKeeping] = useState(false);
  const keep = async () => {
    const { id } = useProject.getState();
    if (id === null) return;
    setKeeping(true);
    try {
      const { snapshot } = useMoment.getState();
      const copy = await api.copyProject(id, { overrides: asSent(useOverrides.getState()), snapshot });
      navigate(`/p/${copy.id}`);
    } catch (error) {
      tellError(error);
    } finally {
      setKeeping(false);
    }
  };
  return (
    <Button size="compact-xs" loading={keeping} title={t("keepAbout")} onClick={() => void keep()}>
      {t("keep")}
    </Button>
  );
}
