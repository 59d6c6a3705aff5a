/** Transfer learning in the training's form: how much learns, a fresh head, a frozen encoder, and the four ways. */

import { Button, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trainedParameters } from "../../core/paces";
import { formatBytes, formatNumber } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { openDialog } from "../../state/dialogs";
import { currentGraph } from "../../state/editing";
import { tell, tellError } from "../../state/notices";
import { useGraph, useProject } from "../../state/project";
import { useHasWeights, useRun } from "../../state/run";
import type { DatasetEntry, Graph } from "../../wire/types";
import { freezeEncoder, useEncoder } from "./encoder";
import { findRenewal, takeNewHead } from "./renewing";
import classes from "./Transfer.module.css";
import "./texts";

export function TransferTools() {
  const { t } = useTranslation("transfer");
  const graph = useGraph();
  const dataset = useProject(({ document }) => document?.dataset ?? "");
  const entry = useCatalog(({ datasets }) => datasets.get(dataset));
  const mine = useProject((project) => project.mine);
  const hasWeights = useHasWeights();
  const encoder = useEncoder();
  if (!graph) return null;
  return (
    <section className={classes.tools} aria-label={t("title")}>
      <h3>{t("title")}</h3>
      <Learns graph={graph} />
      <Kept />
      {mine && encoder && (
        <>
          {hasWeights && entry && <Renew graph={graph} entry={entry} />}
          <Button size="xs" variant="default" onClick={() => freezeEncoder(encoder, !encoder.isFrozen)}>
            {t(encoder.isFrozen ? "thaw" : "freeze")}
          </Button>
          <Button size="xs" variant="default" onClick={() => openDialog({ name: "transfer" })}>
            {t("compare")}
          </Button>
        </>
      )}
    </section>
  );
}

function Learns({ graph }: { readonly graph: Graph }) {
  const { t } = useTranslation("transfer");
  const recipe = useProject(({ document }) => document?.recipe);
  const analysis = useAnalysis((state) => state.analysis);
  const counted = recipe && analysis && trainedParameters(graph, recipe, (id) => analysis.nodes[id]?.parameters);
  if (!counted) return null;
  const [trained, all] = [formatNumber(counted.trained), formatNumber(counted.all)];
  return (
    <p className={classes.hint} role="status">
      {counted.trained === counted.all ? t("learnsAll", { all }) : t("learns", { trained, all })}
    </p>
  );
}

/** What the shown training does with its frozen encoder. */
function Kept() {
  const { t } = useTranslation("transfer");
  const encoder = useRun(({ run }) => (run?.current ? (run.carried?.encoder ?? null) : null));
  if (encoder === null) return null;
  const words = { count: encoder.nodes.length, size: formatBytes(encoder.bytes) };
  return <p className={classes.hint}>{t(encoder.is_kept ? "kept" : "notKept", words)}</p>;
}

/** One click: what is kept is found out, and the head is there, with a way back. */
function Renew({ graph, entry }: { readonly graph: Graph; readonly entry: DatasetEntry }) {
  const { t } = useTranslation("transfer");
  const [isAsked, setAsked] = useState(false);
  const renew = async () => {
    setAsked(true);
    try {
      const found = await findRenewal(graph, entry);
      if (currentGraph() !== graph) return; // what was found is not of the network that is there by now
      if ("bridge" in found) takeNewHead(entry, found.bridge);
      else tell(t("head.refused", { reason: problemText(found.problem) }), "transfer");
    } catch (error) {
      tellError(error);
    } finally {
      setAsked(false);
    }
  };
  return (
    <Tooltip label={t("newHeadHelp", { title: entry.title })} multiline w={260} openDelay={400}>
      <Button
        size="xs"
        variant="default"
        classNames={{ label: classes.label ?? "" }}
        loading={isAsked}
        onClick={() => void renew()}
      >
        {t("newHead", { title: entry.title })}
      </Button>
    </Tooltip>
  );
}
