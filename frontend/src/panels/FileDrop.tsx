/** A file that is dropped anywhere on the page is imported; a place that takes pictures of its own goes first. */

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { openDialog } from "../state/dialogs";
import classes from "./FileDrop.module.css";

const isFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

export function FileDrop() {
  const { t } = useTranslation("topbar");
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!isFile(event)) return;
      setOver(!event.defaultPrevented);
      event.preventDefault();
    };
    const leave = (event: DragEvent) => {
      // Without a next element the pointer has left the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || !file) return;
      event.preventDefault();
      openDialog({ name: file.name.toLowerCase().endsWith(".zip") ? "upload" : "import", file });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return isOver ? <div className={classes.over}>{t("drop")}</div> : null;
}
