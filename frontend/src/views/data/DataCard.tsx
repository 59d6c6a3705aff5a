/** One data set: some of its pictures, its size and licence, and the way to it. */

import { Badge, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShape } from "../../i18n/numbers";
import { SamplePicture } from "../../panels/probe/SamplePicture";
import { openDialog } from "../../state/dialogs";
import { useProject } from "../../state/project";
import type { DatasetEntry } from "../../wire/types";
import { Download } from "../download/Download";
import classes from "./Data.module.css";
import { cancelDownload, startDownload, useDownloads } from "./downloads";
import { deleteOwn } from "./own";
import { TakeData } from "./TakeData";

const PICTURES = 6;
const NAMES = 10;

interface DataCardProps {
  readonly entry: DatasetEntry;
  /** Somebody has asked to take it, and is told what that means. */
  readonly isAsked: boolean;
  readonly onAsk: () => void;
}

export function DataCard({ entry, isAsked, onAsk }: DataCardProps) {
  const { t } = useTranslation("data");
  const isTaken = useProject((project) => project.document?.dataset === entry.name);
  const mine = useProject((project) => project.mine);
  return (
    <li className={classes.card} data-taken={isTaken || undefined}>
      <Pictures entry={entry} />
      <div className={classes.about}>
        <h3 className={classes.name}>
          {entry.title}
          {isTaken && (
            <Badge size="sm" variant="light">
              {t("isTaken")}
            </Badge>
          )}
        </h3>
        <p className={classes.facts}>
          <span>{formatShape(entry.shape)}</span>
          <span>{t("classes", { count: entry.classes.length })}</span>
          {entry.splits.train ? (
            <span>{t("images", { value: formatNumber(entry.splits.train) })}</span>
          ) : (
            <span>{t("onlyToLook")}</span>
          )}
        </p>
        <p className={classes.names}>{t("names", { names: listed(entry.classes) })}</p>
        <p className={classes.licence}>{t("licence", { licence: entry.licence })}</p>
      </div>
      <div className={classes.actions}>
        {!entry.available ? (
          <GetData entry={entry} />
        ) : (
          <>
            {mine && !isTaken && !isAsked && (
              <Button size="xs" variant="light" aria-label={t("chooseLabel", { title: entry.title })} onClick={onAsk}>
                {t("choose")}
              </Button>
            )}
            <Button
              size="xs"
              variant="default"
              aria-label={t("exploreLabel", { title: entry.title })}
              onClick={() => openDialog({ name: "explore", dataset: entry.name })}
            >
              {t("explore")}
            </Button>
            {entry.mine && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={t("deleteLabel", { title: entry.title })}
                onClick={() => void deleteOwn(entry)}
              >
                {t("delete")}
              </Button>
            )}
          </>
        )}
      </div>
      {isAsked && !isTaken && entry.available && <TakeData entry={entry} />}
    </li>
  );
}

/** All names, or the first ones of many. */
function listed(names: readonly string[]): string {
  return names.length > NAMES ? `${names.slice(0, NAMES).join(", ")}…` : names.join(", ");
}

function Pictures({ entry }: { readonly entry: DatasetEntry }) {
  const { t } = useTranslation("data");
  const split = entry.splits.train ? "train" : "test";
  const count = Math.min(PICTURES, entry.splits[split] ?? 0);
  if (entry.state === "vanished") return <p className={classes.noPictures}>{t("vanished")}</p>;
  if (!entry.available) return <p className={classes.noPictures}>{t("noPictures", { source: entry.source })}</p>;
  return (
    <div className={classes.pictures} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture is its number
        <SamplePicture key={index} sample={{ dataset: entry.name, split, index }} grey={entry.shape[0] === 1} />
      ))}
    </div>
  );
}

function GetData({ entry }: { readonly entry: DatasetEntry }) {
  const { t } = useTranslation("data");
  const { may, isLost } = useDownloads();
  if (entry.brought) return null;
  if (entry.of_bytes === null) return <p className={classes.hint}>{t("notHere")}</p>;
  return (
    <Download
      of={{ ...entry, total: entry.of_bytes }}
      may={may}
      isLost={isLost}
      onStart={() => void startDownload(entry.name)}
      onCancel={() => void cancelDownload(entry.name)}
    />
  );
}
