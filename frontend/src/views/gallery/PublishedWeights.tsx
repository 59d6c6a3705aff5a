/** Weights that others have trained on ImageNet: how good, under which licence, how large; getting and opening them. */

import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import type { ArchitectureEntry } from "../../wire/types";
import { Download } from "../download/Download";
import classes from "./Gallery.module.css";
import { OpenButton } from "./OpenButton";
import { openWithWeights } from "./opening";
import { cancelDownload, startDownload, usePublished } from "./weights";

export function PublishedWeights({ entry: { name, title } }: { readonly entry: ArchitectureEntry }) {
  const { t } = useTranslation("gallery");
  const { entry, may, isLost } = usePublished(name);
  if (!entry) return null;
  return (
    <section className={classes.weights} aria-labelledby="weights">
      <h3 id="weights">{t("weights.title")}</h3>
      <p className={classes.hint}>
        {t("weights.about", { top1: formatNumber(entry.top1), top5: formatNumber(entry.top5), side: entry.side })}{" "}
        <Anchor href={entry.recipe} target="_blank" rel="noreferrer" fz="inherit" underline="always">
          {t("weights.recipe")}
        </Anchor>
      </p>
      <p className={classes.hint}>{t("weights.licence", { source: entry.source, licence: entry.licence })}</p>
      {entry.state === "available" ? (
        <OpenButton label={t("weights.open")} make={() => openWithWeights(name)} />
      ) : (
        <Download
          of={{ ...entry, title: t("weights.name", { title }), total: entry.of_bytes }}
          may={may}
          isLost={isLost}
          onStart={() => void startDownload(name)}
          onCancel={() => void cancelDownload(name)}
        />
      )}
    </section>
  );
}
