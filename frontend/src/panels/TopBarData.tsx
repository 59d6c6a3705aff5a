/** The data set the network learns from, and the way to another one. */

import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatShape } from "../i18n/numbers";
import { useCatalog } from "../state/catalog";
import { openDialog } from "../state/dialogs";
import { useProject } from "../state/project";
import { Icon } from "../ui/icons";
import type { DatasetEntry } from "../wire/types";
import classes from "./TopBar.module.css";

export function TopBarData() {
  const { t } = useTranslation("topbar");
  const name = useProject((project) => project.document?.dataset ?? "");
  const chosen = useCatalog((catalog) => catalog.datasets.get(name));
  return (
    <UnstyledButton
      className={classes.chip}
      aria-haspopup="dialog"
      aria-label={t("dataset", { name: chosen?.title ?? name })}
      onClick={() => openDialog({ name: "data" })}
    >
      <strong>{chosen?.title ?? name}</strong>
      {chosen && <span>{chosen.state === "vanished" ? t("vanished") : shortly(chosen)}</span>}
      <Icon name="down" size={12} />
    </UnstyledButton>
  );
}

/** `1×28×28 · 10`: the shape of an image, as layers write theirs, and the number of classes. */
function shortly({ shape, classes: names }: DatasetEntry): string {
  return `${formatShape(shape)} · ${names.length}`;
}
