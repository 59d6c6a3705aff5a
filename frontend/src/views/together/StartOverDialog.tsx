/** Asks before a handout is brought back to its beginning. */

import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { closeDialog, useDialog } from "../../state/dialogs";
import { live } from "../../state/live";
import { tell, tellError } from "../../state/notices";
import { useProject } from "../../state/project";
import { handouts } from "../../wire/teaching";
import classes from "./Dialogs.module.css";
import "./texts";

export function StartOverDialog() {
  const { t } = useTranslation("together");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "start_over");
  const project = useProject(({ id }) => id);
  const [isBusy, setBusy] = useState(false);
  const startOver = async () => {
    if (project === null) return;
    setBusy(true);
    try {
      const { title } = await handouts.reset(project);
      live().refollow(); // its run and its curves are gone
      closeDialog();
      tell(t("handout.reset_done", { title }), "handout");
    } catch (error) {
      tellError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      title={t("handout.reset_title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <div className={classes.body}>
        <p>{t("handout.reset_text")}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={closeDialog} data-autofocus>
            {t("common:cancel")}
          </Button>
          <Button loading={isBusy} onClick={() => void startOver()}>
            {t("handout.reset_do")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
