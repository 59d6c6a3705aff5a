/** The blocks and networks that a search finds. */

import { useTranslation } from "react-i18next";
import { found } from "../../core/finding";
import { architectures } from "../../state/architectures";
import { blocks, savedBlocks } from "../../state/blocks";
import { BlockList } from "./BlockTab";
import { NetworkRows } from "./NetworkList";
import classes from "./Palette.module.css";
import { SavedBlockList } from "./SavedBlocks";

export function OtherResults({ wanted }: { readonly wanted: string }) {
  const { t } = useTranslation("blocks");
  const ready = found(blocks.use().entries ?? [], wanted, ({ title, name, summary, family_title }) => ({
    title,
    more: `${name} ${family_title} ${summary}`,
  }));
  const saved = found(savedBlocks.use().entries ?? [], wanted, ({ title }) => ({ title, more: "" }));
  const networks = found(architectures.use().entries ?? [], wanted, ({ title, name, family, year }) => ({
    title,
    more: `${name} ${family} ${year}`,
  }));
  return (
    <>
      {ready.length > 0 && (
        <section className={classes.family} aria-label={t("palette:tabs.blocks")}>
          <h3 className={classes.results}>{t("palette:tabs.blocks")}</h3>
          <BlockList entries={ready} />
        </section>
      )}
      {saved.length > 0 && (
        <section className={classes.family} aria-label={t("mine")}>
          <h3 className={classes.results}>{t("mine")}</h3>
          <SavedBlockList entries={saved} />
        </section>
      )}
      {networks.length > 0 && (
        <section className={classes.family} aria-label={t("palette:tabs.networks")}>
          <h3 className={classes.results}>{t("palette:tabs.networks")}</h3>
          <NetworkRows entries={networks} />
        </section>
      )}
    </>
  );
}
