/** A data set over the whole window: its classes, what they have in common, its images, and one image as numbers. */

import { Modal, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sample } from "../../panels/probe/samples";
import { useCatalog } from "../../state/catalog";
import { closeDialog, openDialog, useDialog } from "../../state/dialogs";
import { firstSample } from "../../state/first-look";
import type { DatasetEntry } from "../../wire/types";
import { ClassSamples } from "./ClassSamples";
import classes from "./Explore.module.css";
import { OneImage } from "./OneImage";
import { Whole } from "./Whole";
import "./texts";

export function ExploreDialog() {
  const { t } = useTranslation("explore");
  const dialog = useDialog((state) => state.dialog);
  const isOpen = dialog?.name === "explore";
  const name = isOpen ? dialog.dataset : "";
  const entry = useCatalog((catalog) => catalog.datasets.get(name));
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {entry?.available && <Explorer key={name} entry={entry} />}
      {entry && !entry.available && <p>{t("notHere")}</p>}
    </Modal>
  );
}

/** What is looked at: a split, and of it a class or all. */
export interface Looking {
  readonly split: Sample["split"];
  readonly label: number | null;
}

function Explorer({ entry }: { readonly entry: DatasetEntry }) {
  const { t } = useTranslation("explore");
  const datasets = useCatalog((catalog) => catalog.datasets);
  const [looking, look] = useState<Looking>(() => ({ split: entry.splits.train ? "train" : "test", label: null }));
  const [sample, setSample] = useState<Sample>(() => ({ ...firstSample(entry), split: looking.split }));
  return (
    <>
      <div className={classes.head}>
        <Select
          size="xs"
          aria-label={t("dataset")}
          value={entry.name}
          data={[...datasets.values()]
            .filter(({ available }) => available)
            .map(({ name, title }) => ({ value: name, label: title }))}
          allowDeselect={false}
          onChange={(name) => name !== null && openDialog({ name: "explore", dataset: name })}
        />
      </div>
      <div className={classes.columns}>
        <Whole entry={entry} looking={looking} onLook={look} />
        <ClassSamples entry={entry} looking={looking} sample={sample} onChoose={setSample} />
        <OneImage entry={entry} sample={sample} />
      </div>
    </>
  );
}
