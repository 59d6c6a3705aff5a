/** What a notice says of something that can be taken back, and the way back. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Notices.module.css";

export function UndoNotice({ message, onUndo }: { readonly message: string; readonly onUndo: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={classes.undoable}>
      {message}
      <Button size="compact-xs" variant="light" onClick={onUndo}>
        {t("undo")}
      </Button>
    </span>
  );
}
