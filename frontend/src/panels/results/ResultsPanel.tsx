/** What the run has reached, in brief: how often it is right, where it is not, and the way to all of it. */

import { Button, Loader, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classRows, mostConfused, worstClasses } from "../../core/results";
import { formatFixed, formatPercent } from "../../i18n/numbers";
import { openDialog } from "../../state/dialogs";
import { useMoment } from "../../state/moment";
import { look, measureGiven, useResults } from "../../state/results";
import { useHasWeights, useRun } from "../../state/run";
import { Icon } from "../../ui/icons";
import { FailedFace } from "../../views/FailedFace";
import type { ResultAnswer } from "../../wire/results";
import { useAbout, useClassNames, useLook, useMatrix } from "./looking";
import { MatrixCanvas } from "./MatrixCanvas";
import { MeasureButton } from "./MeasureButton";
import classes from "./ResultsPanel.module.css";
import "./texts";

const WORST = 4;
const SIDE = 156;

export function ResultsPanel() {
  const { t } = useTranslation("results");
  useLook();
  const run = useMoment((moment) => moment.run);
  const { list, result, busy, problem, split } = useResults();
  const hasWeights = useHasWeights();
  if (run === null) {
    return (
      <Empty face={hasWeights ? "given" : "none"}>
        {hasWeights && <MeasureGivenButton />}
        <EmbeddingButton />
      </Empty>
    );
  }
  if (problem !== null) {
    return (
      <section className={classes.panel} aria-label={t("title")}>
        <FailedFace title={t("failed")} problem={problem} onRetry={() => void look()} />
      </section>
    );
  }
  if (result !== null) return <Brief result={result} />;
  if (list === null && !busy) {
    return (
      <div className={classes.empty}>
        <Loader size="sm" aria-label={t("common:loading")} />
      </div>
    );
  }
  return (
    <Empty face={split === "test" ? "untested" : "unmeasured"}>
      {split === "test" && !busy ? null : <MeasureButton />}
      <OpenButton />
      <EmbeddingButton />
    </Empty>
  );
}

interface EmptyProps {
  readonly face: "none" | "given" | "unmeasured" | "untested";
  readonly children?: ReactNode;
}

function Empty({ face, children }: EmptyProps) {
  const { t } = useTranslation("results");
  return (
    <section className={classes.empty} aria-label={t("title")}>
      <p className={classes.emptyTitle}>{t(`${face}_title`)}</p>
      <p>{t(face)}</p>
      <div className={classes.buttons}>{children}</div>
    </section>
  );
}

function MeasureGivenButton() {
  const { t } = useTranslation("results");
  const busy = useRun((state) => state.busy !== null);
  return (
    <Button
      size="compact-sm"
      leftSection={<Icon name="check" size={14} />}
      loading={busy}
      title={t("measure_hint")}
      onClick={() => void measureGiven()}
    >
      {t("measure")}
    </Button>
  );
}

/** From which images are answered wrongly to where they lie among the others. */
function EmbeddingButton() {
  const { t } = useTranslation();
  return (
    <Button size="compact-sm" variant="default" onClick={() => openDialog({ name: "embedding" })}>
      {t("commands:embedding")}
    </Button>
  );
}

function OpenButton() {
  const { t } = useTranslation("results");
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon name="open" size={14} />}
      onClick={() => openDialog({ name: "results" })}
    >
      {t("open")}
    </Button>
  );
}

function Brief({ result }: { readonly result: ResultAnswer }) {
  const { t } = useTranslation("results");
  const busy = useResults((state) => state.busy);
  const names = useClassNames(result);
  const matrix = useMatrix(result);
  const about = useAbout(result);
  const { summary } = result;
  const worst = worstClasses(classRows(summary.by_class), WORST);
  return (
    <section className={classes.panel} aria-label={t("title")} data-busy={busy || undefined}>
      <div className={classes.figures}>
        <p className={classes.about}>{about}</p>
        <dl className={classes.pair}>
          <div>
            <dt>{t("accuracy")}</dt>
            <dd className={classes.large}>{formatPercent(summary.accuracy)}</dd>
          </div>
          <div>
            <dt>{t("macro_f1")}</dt>
            <dd className={classes.large}>{summary.macro.f1 === null ? "–" : formatFixed(summary.macro.f1, 3)}</dd>
          </div>
        </dl>
        <div className={classes.buttons}>
          <MeasureButton />
          <OpenButton />
          <EmbeddingButton />
        </div>
      </div>
      <div className={classes.worst}>
        <h3>{t("hardest")}</h3>
        <ul>
          {worst.map((row) => {
            const [confused] = mostConfused(
              summary.matrix.filter(([label]) => label === row.class),
              1,
            );
            return (
              <li key={row.class}>
                <b>{names[row.class]}</b>
                <span>F1 {formatFixed(row.f1 ?? 0, 3)}</span>
                {confused && <span className={classes.quiet}>{t("taken_for", { name: names[confused[1]] })}</span>}
              </li>
            );
          })}
        </ul>
      </div>
      <UnstyledButton
        className={classes.matrix}
        aria-label={t("open_matrix")}
        title={t("open_matrix")}
        onClick={() => openDialog({ name: "results" })}
      >
        <MatrixCanvas matrix={matrix} names={names} available={SIDE} />
      </UnstyledButton>
    </section>
  );
}
