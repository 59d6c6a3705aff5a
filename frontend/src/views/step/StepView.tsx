/** One step of the training from its images to its update, before it is done in earnest. */

import { Button, Loader, Modal } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatFixed, formatPercent, formatValue } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { closeDialog, useDialog } from "../../state/dialogs";
import { useGraph, useProject } from "../../state/project";
import { isActive, pause, play, useHasWeights, useRun } from "../../state/run";
import type { ReplayAnswer } from "../../wire/messages.gen";
import type { Graph, Run } from "../../wire/types";
import { FailedFace } from "../FailedFace";
import { Batch, SHOWN_IMAGES, SIDE } from "./Batch";
import { LayerRows } from "./LayerRows";
import { useReplay, useReplayMaps, type Wish } from "./replay";
import { SampleLoss } from "./SampleLoss";
import classes from "./Step.module.css";
import { STRIP_WISH } from "./strip";
import "./texts";

export function StepView() {
  const { t } = useTranslation("step");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "step");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      classNames={{ content: classes.content ?? "" }}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Opened />
    </Modal>
  );
}

function Opened() {
  const { t } = useTranslation("step");
  const run = useRun((state) => state.run);
  const graph = useGraph();
  const mine = useProject((project) => project.mine);
  const hasWeights = useHasWeights();
  if (run === null || graph === null) {
    return (
      <div className={classes.notice}>
        <p>{t(hasWeights ? "given" : "none")}</p>
        <Button disabled={!mine} onClick={() => void play("step")}>
          {t("begin")}
        </Button>
      </div>
    );
  }
  if (isActive(run)) {
    return (
      <div className={classes.notice}>
        <p>{t("running")}</p>
        <Button disabled={!mine} onClick={() => void pause()}>
          {t("pause")}
        </Button>
      </div>
    );
  }
  return <ComingStep key={run.id} run={run} graph={graph} />;
}

function ComingStep({ run, graph }: { readonly run: Run; readonly graph: Graph }) {
  const { t } = useTranslation("step");
  const busy = useRun((state) => state.busy);
  const mine = useProject((project) => project.mine);
  const [sample, setSample] = useState(0);
  const [opened, setOpened] = useState<string | null>(null);
  const { value, problem, again } = useReplay(run.id, run.step, sample);
  const wishes = useMemo(() => (value ? wishesOf(graph, value.layers, opened) : []), [graph, value, opened]);
  const unpainted = useReplayMaps(run.id, value, wishes);
  if (problem) {
    const [first] = problem.problems;
    return <FailedFace title={first ? problemText(first) : t("title")} problem={problem} onRetry={again} />;
  }
  if (value === null) {
    return (
      <p className={classes.notice} role="status">
        <Loader size="sm" /> {t("busy")}
      </p>
    );
  }
  const { batch } = value;
  return (
    <div data-testid="step-view" aria-busy={value.step !== run.step || undefined}>
      <div className={classes.toolbar}>
        <Button size="xs" disabled={!mine} loading={busy === "step"} onClick={() => void play("step")}>
          {t("do")}
        </Button>
        <span>
          {t("which", {
            step: value.step + 1,
            epoch: value.epoch + 1,
            rate: formatValue(value.learning_rate ?? Number.NaN),
          })}
        </span>
        <span>
          {t("batch.loss")} <b>{formatFixed(value.loss ?? Number.NaN, 4)}</b> ·{" "}
          <b>{formatPercent(value.accuracy ?? Number.NaN)}</b> {t("batch.accuracy")}
        </span>
        <p className={classes.about}>{t("about")}</p>
        {!run.current && <p className={classes.about}>{t("outdated")}</p>}
        {unpainted && <p className={classes.about}>{t("unpainted", { reason: problemText(unpainted) })}</p>}
      </div>
      <div className={classes.columns}>
        <Batch batch={batch} graph={graph} chosen={sample} onChoose={setSample} />
        <SampleLoss answer={value} />
      </div>
      <LayerRows answer={value} graph={graph} opened={opened} onOpen={setOpened} />
    </div>
  );
}

/** The batch's images, the maps of every layer with what arrives there, and the weights of the opened one; of the
 * layers that are drawn those that the run has: it may have begun with another network. */
function wishesOf(graph: Graph, trained: ReplayAnswer["layers"], opened: string | null): Wish[] {
  const ids = Object.keys(graph.nodes).filter((id) => id in trained);
  const images = ids
    .filter((id) => graph.nodes[id]?.type === "input")
    .map((id) => ({ id, kind: "images" as const, tiles: SHOWN_IMAGES, size: SIDE }));
  const maps = (["activations", "gradients"] as const).flatMap((kind) =>
    ids.map((id) => ({ id, kind, ...STRIP_WISH, tiles: MOST_VALUES })),
  );
  const kinds = ["filters", "filters_gradient", "filters_change", "filters_after"] as const;
  const weights =
    opened === null || !(opened in trained) ? [] : kinds.map((kind) => ({ id: opened, kind, tiles: 24, size: 28 }));
  return [...images, ...weights, ...maps].slice(0, MOST_WISHES);
}

/** Of a request; a network of more layers shows the maps of its first. */
const MOST_WISHES = 512;
const MOST_VALUES = 16;
