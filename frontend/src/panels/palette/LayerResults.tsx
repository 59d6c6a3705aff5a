/** The layers that a search finds: known at once, while blocks and networks may still be on their way. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { found } from "../../core/finding";
import { useCatalog } from "../../state/catalog";
import type { LayerEntry } from "../../wire/types";
import { LayerChips } from "./LayerFamilies";
import classes from "./Palette.module.css";

export function layersFound(layers: Iterable<LayerEntry>, wanted: string): LayerEntry[] {
  return found(layers, wanted, ({ title, type, summary }) => ({ title, more: `${type} ${summary}` }));
}

export function LayerResults({ wanted }: { readonly wanted: string }) {
  const { t } = useTranslation("palette");
  const layers = useCatalog((catalog) => catalog.layers);
  const entries = useMemo(() => layersFound(layers.values(), wanted), [layers, wanted]);
  return (
    <section className={classes.family} aria-label={t("tabs.layers")}>
      <h3 className={classes.results}>{t("tabs.layers")}</h3>
      {entries.length > 0 ? <LayerChips entries={entries} /> : <p className={classes.hint}>{t("nothing")}</p>}
    </section>
  );
}
