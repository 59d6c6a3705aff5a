/** Everything that was measured of a run: figures, confusion, mistakes, classes, calibration; on validation and, once, test. */

import { Modal, SegmentedControl, Switch, Tabs } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type MeasuredSplit, mostConfused } from "../../core/results";
import { formatFixed, formatPercent } from "../../i18n/numbers";
import { useAbout, useClassNames, useLook, useMatrix } from "../../panels/results/looking";
import { MeasureButton } from "../../panels/results/MeasureButton";
import { LazyTimeSlider } from "../../panels/time/LazyTime";
import { closeDialog, useDialog } from "../../state/dialogs";
import { chooseSplit, chooseTta, look, useResults } from "../../state/results";
import { useRun } from "../../state/run";
import type { ImagesWish, ResultAnswer } from "../../wire/results";
import { FailedFace } from "../FailedFace";
import { ClassTable } from "./ClassTable";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { ImagesGrid } from "./ImagesGrid";
import { Figure, ReliabilityDiagram } from "./ReliabilityDiagram";
import classes from "./Results.module.css";
import { TestFace } from "./TestFace";
import "../../panels/results/texts";

export function ResultsView() {
  const { t } = useTranslation("results");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "results");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      classNames={{ content: classes.content ?? "", body: classes.body ?? "" }}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Opened />
    </Modal>
  );
}

function Opened() {
  const { t } = useTranslation("results");
  useLook();
  const { split, tta, result, busy, problem } = useResults();
  return (
    <div data-testid="results-view">
      <div className={classes.toolbar}>
        <SegmentedControl
          size="xs"
          aria-label={t("split.label")}
          value={split}
          data={(["val", "test"] as const).map((value) => ({ value, label: t(`split.${value}`) }))}
          onChange={(value) => chooseSplit(value as MeasuredSplit)}
        />
        <Switch
          size="xs"
          label={t("tta")}
          title={t("tta_hint")}
          checked={split === "test" && result !== null ? result.tta : tta}
          disabled={busy || (split === "test" && result !== null)}
          onChange={(event) => chooseTta(event.currentTarget.checked)}
        />
        {split === "val" && (
          <div className={classes.time}>
            <LazyTimeSlider />
          </div>
        )}
        {(split === "val" || busy) && <MeasureButton />}
      </div>
      {problem !== null && <FailedFace title={t("failed")} problem={problem} onRetry={() => void look()} />}
      {result !== null && result.split === split ? (
        <Measured result={result} />
      ) : split === "test" ? (
        !busy && <TestFace />
      ) : (
        <div className={classes.face}>
          <h3>{t("unmeasured_title")}</h3>
          <p>{t("unmeasured")}</p>
        </div>
      )}
    </div>
  );
}

const PAIRS = 6;

type Place = readonly [label: number, predicted: number];
type Face = "images" | "classes" | "calibration";

function Measured({ result }: { readonly result: ResultAnswer }) {
  const { t } = useTranslation("results");
  const busy = useResults((state) => state.busy);
  const isHinge = useRun(({ run }) => run?.recipe.loss === "hinge");
  const names = useClassNames(result);
  const matrix = useMatrix(result);
  const about = useAbout(result);
  const [face, setFace] = useState<Face>("images");
  const [chosen, choose] = useState<Place | null>(null);
  const wish = useMemo<ImagesWish>(
    () => (chosen === null ? { wrong: true } : { true: chosen[0], predicted: chosen[1] }),
    [chosen],
  );
  const open = (place: Place | null) => {
    choose(place);
    setFace("images");
  };
  const { summary } = result;
  const fixed = (value: number | null, digits: number) => (value === null ? "–" : formatFixed(value, digits));
  return (
    <div className={classes.measured} data-busy={busy || undefined}>
      <p className={classes.about}>{about}</p>
      <dl className={classes.figures}>
        <Figure name={t("accuracy")} value={formatPercent(summary.accuracy)} />
        {summary.top5 !== null && <Figure name={t("top5")} value={formatPercent(summary.top5)} />}
        <Figure name={t("macro_precision")} value={fixed(summary.macro.precision, 3)} hint={t("means_hint.macro")} />
        <Figure name={t("macro_recall")} value={fixed(summary.macro.recall, 3)} hint={t("means_hint.macro")} />
        <Figure name={t("macro_f1")} value={fixed(summary.macro.f1, 3)} hint={t("means_hint.macro")} />
        <Figure name={t("loss")} value={fixed(summary.loss, 4)} />
        <Figure name={t("calibration.ece")} value={fixed(summary.calibration.expected_error, 4)} />
      </dl>
      <div className={classes.columns}>
        <section aria-label={t("matrix.title")}>
          <h3>{t("matrix.title")}</h3>
          <ConfusionMatrix matrix={matrix} names={names} chosen={chosen} onChoose={open} />
          <h3>{t("pairs")}</h3>
          <ul className={classes.pairs}>
            {mostConfused(summary.matrix, PAIRS).map(([label, predicted, count]) => (
              <li key={`${label} ${predicted}`}>
                <button type="button" className={classes.pairButton} onClick={() => open([label, predicted])}>
                  <b>
                    {names[label]} → {names[predicted]}
                  </b>{" "}
                  {t("images.count", { count })}
                </button>
              </li>
            ))}
          </ul>
        </section>
        <Tabs value={face} onChange={(value) => setFace(value as Face)} className={classes.faces} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="images">{t("faces.images")}</Tabs.Tab>
            <Tabs.Tab value="classes">{t("faces.classes")}</Tabs.Tab>
            <Tabs.Tab value="calibration">{t("faces.calibration")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="images" className={classes.facePanel}>
            <div className={classes.subject}>
              <b>{chosen ? `${names[chosen[0]]} → ${names[chosen[1]]}` : t("mistakes")}</b>
              {chosen && (
                <button type="button" className={classes.pairButton} onClick={() => open(null)}>
                  {t("all_mistakes")}
                </button>
              )}
            </div>
            <ImagesGrid key={chosen?.join() ?? "mistakes"} result={result} names={names} wish={wish} />
          </Tabs.Panel>
          <Tabs.Panel value="classes" className={classes.facePanel}>
            <ClassTable summary={summary} names={names} />
          </Tabs.Panel>
          <Tabs.Panel value="calibration" className={classes.facePanel}>
            <ReliabilityDiagram calibration={summary.calibration} isOfLogits={isHinge} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </div>
  );
}
