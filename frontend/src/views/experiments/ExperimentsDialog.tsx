/** The experiments of the course over a project: what is begun is a project of its own. */

import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { closeDialog, useDialog } from "../../state/dialogs";
import { ExperimentGrid } from "./ExperimentGrid";
import classes from "./Experiments.module.css";
import "./texts";

export function ExperimentsDialog() {
  const { t } = useTranslation("experiments");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "experiments");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      size={1100}
      title={t("title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <p className={classes.text}>{t("text")}</p>
      <ExperimentGrid />
    </Modal>
  );
}
