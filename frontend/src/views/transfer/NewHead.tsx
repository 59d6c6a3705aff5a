/** Before a data set is taken by a network that has learned: what a fresh head keeps, and how images come in. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { nodeName } from "../../core/layers";
import { useLanguage } from "../../i18n";
import { formatNumber, formatShape } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import type { DatasetEntry, Graph, NodeId } from "../../wire/types";
import { takeNewHead, useRenewal } from "./renewing";
import classes from "./Transfer.module.css";

export function NewHead({ graph, entry }: { readonly graph: Graph; readonly entry: DatasetEntry }) {
  const { t } = useTranslation("transfer");
  const list = new Intl.ListFormat(useLanguage(), { type: "conjunction" });
  const layers = useCatalog((catalog) => catalog.layers);
  const analysis = useAnalysis((state) => state.analysis);
  const found = useRenewal(graph, entry);
  const titleOf = (id: NodeId) => {
    const node = graph.nodes[id];
    return node ? nodeName(node, analysis?.nodes[id] ?? null, layers.get(node.type)) : id;
  };
  return (
    <section className={classes.newHead} aria-label={t("head.title")}>
      {found === null && <p>{t("head.asking")}</p>}
      {found !== null && "problem" in found && <p>{t("head.refused", { reason: problemText(found.problem) })}</p>}
      {found !== null && "bridge" in found && (
        <>
          <p>
            {t("head.keeps", {
              count: entry.classes.length,
              kept: formatNumber(found.kept),
              all: formatNumber(found.all),
            })}{" "}
            {found.bridge.length > 0 &&
              t("head.bridge", {
                shape: formatShape(found.shape),
                layers: list.format(found.bridge.map(({ type }) => layers.get(type)?.title ?? type)),
              })}{" "}
            {found.renewed.length > 0 && t("head.renews", { layers: list.format(found.renewed.map(titleOf)) })}
          </p>
          <Button size="xs" onClick={() => takeNewHead(entry, found.bridge)}>
            {t("head.take")}
          </Button>
        </>
      )}
    </section>
  );
}
