/** What a layer is: its sentence, its formula, what training changes, the paper it comes from, and the labs that show it. */

import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { later } from "../ui/later";
import type { LayerEntry } from "../wire/types";
import classes from "./LayerAbout.module.css";

const LayerLabs = later(async () => (await import("../labs/LayerLabs")).LayerLabs, { away: "nothing", soon: true });

export function LayerAbout({ entry }: { readonly entry: LayerEntry }) {
  const { t } = useTranslation("layer");
  return (
    <div className={classes.about}>
      <p>{entry.summary}</p>
      {entry.formula !== null && <code className={classes.formula}>{entry.formula}</code>}
      {entry.modes !== null && (
        <dl>
          <dt>{t("training")}</dt>
          <dd>{entry.modes.training}</dd>
          <dt>{t("inference")}</dt>
          <dd>{entry.modes.inference}</dd>
        </dl>
      )}
      {entry.paper !== null && (
        <p>
          <a href={entry.paper.url} target="_blank" rel="noreferrer" title={t("paper")}>
            {entry.paper.citation}
          </a>
        </p>
      )}
      <Suspense>
        <LayerLabs type={entry.type} />
      </Suspense>
    </div>
  );
}
