/** What a notice says of something that can be taken back, and the way back. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Notices.module.css";

interface UndoNoticeProps {
  readonly message: string;
  readonly label: string | undefined;
  readonly onUndo: () => void;
}

export function UndoNotice({ message, label, onUndo }: UndoNoticeProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.undoable}>
      {message}
      <Button size="compact-xs" variant="light" onClick={onUndo}>
        {label ?? t("undo")}
      </Button>
    </span>
  );
}
