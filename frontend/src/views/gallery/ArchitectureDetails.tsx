/** One architecture: what it brought, its numbers and where they come from, and how it fits one's own data. */

import { Anchor, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShape, formatShort } from "../../i18n/numbers";
import type { ArchitectureEntry } from "../../wire/types";
import { AdaptForm } from "./AdaptForm";
import classes from "./Gallery.module.css";
import { OpenButton } from "./OpenButton";
import { openExample } from "./opening";
import { PublishedWeights } from "./PublishedWeights";

interface ArchitectureDetailsProps {
  readonly entry: ArchitectureEntry;
  readonly onCompound: () => void;
}

export function ArchitectureDetails({ entry, onCompound }: ArchitectureDetailsProps) {
  const { t } = useTranslation("gallery");
  const example = TRAINED[entry.name];
  return (
    <>
      <h2 className={classes.name}>{entry.title}</h2>
      <p className={classes.meta}>
        {entry.year} · {entry.family} ·{" "}
        <Anchor href={entry.paper} target="_blank" rel="noreferrer" fz="inherit" underline="always">
          {t("details.paper")}
        </Anchor>
      </p>
      <p className={classes.about}>{entry.summary}</p>
      {entry.note !== null && <p className={classes.note}>{entry.note}</p>}
      <dl className={classes.numbers}>
        <dt>{t("details.input")}</dt>
        <dd>{formatShape(entry.input_shape)}</dd>
        <dt>{t("details.classes")}</dt>
        <dd>{formatNumber(entry.classes)}</dd>
        <dt>{t("details.depth")}</dt>
        <dd>{entry.depth}</dd>
        <dt>{t("details.parameters")}</dt>
        <dd>{formatNumber(entry.parameters)}</dd>
        <dt>{t("details.macs")}</dt>
        <dd>{formatShort(entry.macs)}</dd>
        {entry.top5_error !== null && (
          <>
            <dt>{t("details.error")}</dt>
            <dd>{t("percent", { value: formatNumber(entry.top5_error) })}</dd>
            {entry.error_source !== null && <dd className={classes.source}>{entry.error_source}</dd>}
          </>
        )}
      </dl>
      {isScalable(entry) && (
        <Button variant="light" size="xs" fullWidth mb="md" onClick={onCompound}>
          {t("compound.open")}
        </Button>
      )}
      {example !== undefined && (
        <div className={classes.weights}>
          <OpenButton label={t("openTrained")} make={() => openExample(example)} />
        </div>
      )}
      <PublishedWeights entry={entry} />
      <AdaptForm entry={entry} />
    </>
  );
}

/** Architectures that an example brings with trained weights. */
const TRAINED: Readonly<Record<string, string>> = { efficientnet_lite0: "efficientnet_lite0_imagenet" };

/** The networks that compound scaling was made for. */
function isScalable({ name }: ArchitectureEntry): boolean {
  return name.startsWith("efficientnet_b");
}
