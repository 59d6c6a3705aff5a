/** Architectures by family; each opens the gallery, where it is read about and fitted to the data. */

import { Button, Loader, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatShape, formatShort } from "../../i18n/numbers";
import { architectures } from "../../state/architectures";
import { useCatalog } from "../../state/catalog";
import { openDialog } from "../../state/dialogs";
import { useProject } from "../../state/project";
import { FailedFace } from "../../views/FailedFace";
import type { ArchitectureEntry } from "../../wire/types";
import { Family } from "./Family";
import classes from "./Palette.module.css";

export function NetworkList() {
  const { t } = useTranslation("blocks");
  const { entries, problem } = architectures.use();
  const dataset = useProject((project) => project.document?.dataset ?? "");
  const data = useCatalog((catalog) => catalog.datasets.get(dataset));
  return (
    <>
      <Button size="compact-sm" variant="light" fullWidth mb="xs" onClick={() => openDialog({ name: "gallery" })}>
        {t("gallery")}
      </Button>
      <p className={classes.hint}>
        {data ? t("networksFit", { shape: formatShape(data.shape), title: data.title }) : t("networksHint")}
      </p>
      {entries === null && problem === null && (
        <p className={classes.waiting}>
          <Loader size="xs" /> {t("measuring")}
        </p>
      )}
      {problem !== null && (
        <FailedFace title={t("failed")} problem={problem} onRetry={() => void architectures.load()} />
      )}
      {[...Map.groupBy(entries ?? [], ({ family }) => family)].map(([family, members]) => (
        <Family key={family} name={`network-${family}`} title={family} count={members.length}>
          <NetworkRows entries={members} />
        </Family>
      ))}
    </>
  );
}

export function NetworkRows({ entries }: { readonly entries: readonly ArchitectureEntry[] }) {
  const { t } = useTranslation("blocks");
  return (
    <ul className={classes.rows}>
      {entries.map((entry) => (
        <li key={entry.name} className={classes.row}>
          <UnstyledButton
            className={classes.rowMain}
            tabIndex={-1}
            data-palette-item
            data-architecture={entry.name}
            onClick={() => openDialog({ name: "gallery", architecture: entry.name })}
          >
            {entry.title}
            <span className={classes.facts}>
              {entry.year} · {formatShape(entry.input_shape)} ·{" "}
              {t("parameters", { value: formatShort(entry.parameters) })}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
