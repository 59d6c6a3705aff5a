/** What concerns the whole page, below its bar: somebody else's project, no connection, a training that broke. */

import { Button, CloseButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../i18n/problems";
import { goToNode } from "../state/editing";
import { useProject } from "../state/project";
import { useRun } from "../state/run";
import { Banner } from "./Banner";
import classes from "./Banners.module.css";
import { ConnectionBanner } from "./ConnectionBanner";
import { LazyContestStrip } from "./LazyContestStrip";
import { LazyStudentsProject } from "./LazyTogether";
import { TakeCopy } from "./TakeCopy";

/** `compact`: there is no palette whose place would say whose project it is. */
export function Banners({ compact = false }: { readonly compact?: boolean }) {
  return (
    <div className={classes.banners}>
      <ConnectionBanner edits />
      {compact && <ForeignBanner />}
      <LazyContestStrip />
      <EndedRunBanner />
    </div>
  );
}

function ForeignBanner() {
  const { t } = useTranslation("workspace");
  const mine = useProject((project) => project.mine);
  const isStudents = useProject((project) => project.role === "teacher");
  if (mine) return null;
  return (
    <Banner kind="info">
      {isStudents ? <LazyStudentsProject compact /> : <span>{t("readOnly.banner")}</span>}
      <TakeCopy size="compact-xs" />
    </Banner>
  );
}

/** Failed and diverged runs say why, and lead to the layer where it happened; one that stopped early says what is shown,
 * one that was paused by the server why. */
function EndedRunBanner() {
  const { t } = useTranslation("workspace");
  const run = useRun((state) => state.run);
  const [hidden, setHidden] = useState<string | null>(null);
  const isBroken = run?.state === "failed" || run?.state === "diverged";
  if (!run || !(isBroken || ((run.state === "finished" || run.state === "paused") && run.reason))) return null;
  const mark = `${run.id} ${run.state} ${run.step}`;
  if (hidden === mark) return null;
  const node = run.reason?.node;
  return (
    <Banner kind={isBroken ? "bad" : "info"}>
      <span>{run.reason ? problemText(run.reason) : t(`broken.${run.state}`)}</span>
      {node && (
        <Button size="compact-xs" variant="default" onClick={() => goToNode(node)}>
          {t("broken.show")}
        </Button>
      )}
      <CloseButton className={classes.hide} size="sm" aria-label={t("broken.hide")} onClick={() => setHidden(mark)} />
    </Banner>
  );
}
