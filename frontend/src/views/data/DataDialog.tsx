/** The data sets: what they show, what may be done with them, which are here, and how to get or take one. */

import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCatalog } from "../../state/catalog";
import { closeDialog, openDialog, useDialog } from "../../state/dialogs";
import { Icon } from "../../ui/icons";
import classes from "./Data.module.css";
import { DataCard } from "./DataCard";
import { useFreshDatasets } from "./downloads";
import "./texts";

export function DataDialog() {
  const { t } = useTranslation("data");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "data");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      title={t("title")}
      size={860}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <DataList />
    </Modal>
  );
}

function DataList() {
  const { t } = useTranslation("data");
  useFreshDatasets();
  const datasets = useCatalog((catalog) => catalog.datasets);
  const [asked, ask] = useState<string | null>(null);
  return (
    <>
      <div className={classes.own}>
        <Button size="xs" leftSection={<Icon name="upload" size={16} />} onClick={() => openDialog({ name: "upload" })}>
          {t("own")}
        </Button>
        <span className={classes.hint}>{t("ownHint")}</span>
      </div>
      <ul className={classes.list}>
        {[...datasets.values()].map((entry) => (
          <DataCard key={entry.name} entry={entry} isAsked={asked === entry.name} onAsk={() => ask(entry.name)} />
        ))}
      </ul>
    </>
  );
}
