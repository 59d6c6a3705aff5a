/** Pictures of one's own: a ZIP is dropped, looked through, and made a data set. */

import { Button, Loader, Modal } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatPercent } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { closeDialog, openDialog, useDialog } from "../../state/dialogs";
import { useProject } from "../../state/project";
import type { DatasetEntry } from "../../wire/types";
import { TakeData } from "../data/TakeData";
import { Choices } from "./Choices";
import { DropPlace } from "./DropPlace";
import "./texts";
import classes from "./Upload.module.css";
import { bring, forget, useUploading } from "./uploading";

export function UploadDialog() {
  const { t } = useTranslation("upload");
  const dialog = useDialog((state) => state.dialog);
  const isOpen = dialog?.name === "upload";
  const file = isOpen ? dialog.file : undefined;
  // A file that was dropped on the page is taken at once.
  useEffect(() => {
    if (file) void bring(file);
  }, [file]);
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      title={t("title")}
      size={980}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Face />
    </Modal>
  );
}

function Face() {
  const { t } = useTranslation("upload");
  const { fileName, sent, upload, problem } = useUploading();
  if (sent !== null) {
    return <Going words={t("sending", { file: fileName, share: formatPercent(sent) })} done={sent} of={1} />;
  }
  if (upload === null) return <DropPlace problem={problem} />;
  switch (upload.state) {
    case "inspecting":
    case "importing": {
      const numbers = { done: formatNumber(upload.done), of: formatNumber(upload.of) };
      const words = upload.of === 0 ? t("opening") : t(upload.state, numbers);
      return <Going words={words} done={upload.done} of={upload.of} />;
    }
    case "refused":
      return <DropPlace problem={upload.problem} />;
    case "imported":
      return upload.dataset && <Imported entry={upload.dataset} />;
    case "ready":
      return upload.preview && <Choices upload={upload} preview={upload.preview} refused={problem} />;
  }
}

function Going({ words, done, of }: { readonly words: string; readonly done: number; readonly of: number }) {
  const { t } = useTranslation("upload");
  return (
    <div className={classes.going} role="status">
      <p>
        {of === 0 && <Loader size="xs" />} {words}
      </p>
      <progress className={classes.progress} max={of || 1} value={of === 0 ? undefined : done} aria-label={words} />
      <Button size="xs" variant="default" onClick={forget}>
        {t("common:cancel")}
      </Button>
    </div>
  );
}

function Imported({ entry }: { readonly entry: DatasetEntry }) {
  const { t } = useTranslation("upload");
  const mine = useProject((project) => project.mine);
  return (
    <div className={classes.imported}>
      <p role="status">
        {t("imported", { title: entry.title, train: formatNumber(entry.splits.train ?? 0) })}{" "}
        {entry.problem && problemText(entry.problem)}
      </p>
      {mine && <TakeData entry={entry} />}
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={() => openDialog({ name: "explore", dataset: entry.name })}>
          {t("explore")}
        </Button>
        <Button size="xs" variant="default" onClick={forget}>
          {t("another")}
        </Button>
      </div>
    </div>
  );
}
