/** How the training goes, in one line; every state has its words. */

import { Tooltip } from "@mantine/core";
import { type ReactNode, Suspense, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { formatFixed, formatNumber, formatPercent } from "../i18n/numbers";
import { useCatalog } from "../state/catalog";
import { useConnection } from "../state/connection";
import { metricSeries, metricsRun, subscribeMetrics } from "../state/metrics";
import { isActive, useRun } from "../state/run";
import { later } from "../ui/later";
import type { Run } from "../wire/types";
import classes from "./TopBar.module.css";

const QueueWords = later(async () => (await import("./sharing/QueueWords")).QueueWords, { away: "nothing" });

export function TopBarStatus() {
  const { t } = useTranslation("topbar");
  const live = useConnection((connection) => connection.live);
  const run = useRun((state) => state.run);
  const device = useCatalog((catalog) => catalog.device);
  const used = run?.device ?? device;
  if (live !== "online" && live !== "connecting") {
    return (
      <p className={classes.status} role="status">
        <Dot state={live} />
        {t(`live.${live}`)}
      </p>
    );
  }
  return (
    <p className={classes.status} data-run-state={run?.state ?? "none"}>
      {run ? <RunWords run={run} /> : <Part>{t("state.none")}</Part>}
      {used && (
        <Tooltip label={used.name}>
          <span className={classes.part}>{used.kind.toUpperCase()}</span>
        </Tooltip>
      )}
    </p>
  );
}

function RunWords({ run }: { readonly run: Run }) {
  const { t } = useTranslation("topbar");
  const { step, epoch } = useProgress(run);
  const isRunning = run.state === "running";
  const words = <span className={classes.state}>{t(`state.${stateKey(run)}`, { count: run.position ?? 0 })}</span>;
  return (
    <>
      <Dot state={run.state} />
      {run.state === "queued" && run.waiting ? (
        <Suspense fallback={words}>
          <QueueWords run={run} classNames={{ place: classes.state, wait: classes.part }} />
        </Suspense>
      ) : (
        !isRunning && words
      )}
      {step > 0 && (
        <>
          <Part>
            {t("epoch")} <strong>{formatFixed(epoch, 2)}</strong>
          </Part>
          <Part>
            {t("step")} <strong>{formatNumber(step)}</strong>
          </Part>
        </>
      )}
      {isRunning && run.images_per_second !== null && <Speed run={run} />}
      {!run.current && (
        <Tooltip label={t(isActive(run) ? "notice.outdated" : "before_hint")} multiline w={280}>
          <span className={classes.part}>{t(isActive(run) ? "outdated" : "before")}</span>
        </Tooltip>
      )}
    </>
  );
}

/** Of a run that is queued and stands in no queue the process is on its way. */
function stateKey({ state, position }: Run): Run["state"] | "starting" {
  return state === "queued" && position === null ? "starting" : state;
}

function Speed({ run }: { readonly run: Run }) {
  const { t } = useTranslation("topbar");
  const overhead = run.overhead ?? null;
  return (
    <Tooltip
      label={overhead === null ? t("speedHint") : t("overhead", { share: formatPercent(overhead) })}
      multiline
      w={240}
    >
      <span className={classes.part}>
        <strong>{formatNumber(Math.round(run.images_per_second ?? 0))}</strong> {t("imagesPerSecond")}
      </span>
    </Tooltip>
  );
}

function Part({ children }: { readonly children: ReactNode }) {
  return <span className={classes.part}>{children}</span>;
}

function Dot({ state }: { readonly state: string }) {
  return <span className={classes.dot} data-state={state} aria-hidden="true" />;
}

/** Points come more often than news of the run itself: the larger step is the newer. */
function useProgress(run: Run): { step: number; epoch: number } {
  const read = () => (metricsRun() === run.id ? (metricSeries("train").last("step") ?? 0) : 0);
  const step = Math.max(run.step, useSyncExternalStore(subscribeMetrics, read));
  return { step, epoch: run.epoch_steps ? step / run.epoch_steps : run.epoch };
}
