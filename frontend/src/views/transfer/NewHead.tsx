/** Before a data set is taken by a network that has learned: what a fresh head keeps, and how images come in. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import { formatNumber, formatShape } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useCatalog } from "../../state/catalog";
import { useNodeName } from "../../state/nodeName";
import type { DatasetEntry, Graph } from "../../wire/types";
import { takeNewHead, useRenewal } from "./renewing";
import classes from "./Transfer.module.css";

export function NewHead({ graph, entry }: { readonly graph: Graph; readonly entry: DatasetEntry }) {
  const { t } = useTranslation("transfer");
  const list = new Intl.ListFormat(useLanguage(), { type: "conjunction" });
  const layers = useCatalog((catalog) => catalog.layers);
  const found = useRenewal(graph, entry);
  const nameOf = useNodeName(graph);
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
            {found.renewed.length > 0 && t("head.renews", { layers: list.format(found.renewed.map(nameOf)) })}
          </p>
          <Button size="xs" onClick={() => takeNewHead(entry, found.bridge)}>
            {t("head.take")}
          </Button>
        </>
      )}
    </section>
  );
}
