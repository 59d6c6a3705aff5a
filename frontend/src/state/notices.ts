/** Short messages to the person: what happened, and whether it is bad. Shown by Mantine's notifications. */

import { notifications } from "@mantine/notifications";
import { createElement, type ReactNode } from "react";
import i18next from "../i18n";
import { problemText } from "../i18n/problems";
import classes from "../ui/Notices.module.css";
import { UndoNotice } from "../ui/UndoNotice";
import { ApiProblem } from "../wire/api";
import type { Problem } from "../wire/types";

const SHOWN_MS = 5000;
/** Long enough to read, to be startled and to press. */
const UNDOABLE_MS = 12_000;

function show(message: ReactNode, color: string, id?: string, autoClose = SHOWN_MS): void {
  notifications.show({
    id,
    message,
    color,
    classNames: { description: classes.text ?? "" },
    autoClose,
    closeButtonProps: { "aria-label": i18next.t("close") },
  });
}

/** Says that something went well or changed by itself. `id` replaces an earlier notice of the same kind. */
export function tell(message: string, id?: string): void {
  if (id) notifications.hide(id);
  show(message, "blue", id);
}

/** Says that something was done and offers to take it back; `label` says how, where "undo" would not do. */
export function tellUndoable(message: string, id: string, undo: () => void, label?: string): void {
  const onUndo = () => {
    notifications.hide(id);
    undo();
  };
  notifications.hide(id);
  show(createElement(UndoNotice, { message, label, onUndo }), "blue", id, UNDOABLE_MS);
}

export function tellProblem(problem: Problem): void {
  show(problemText(problem), "red", problem.code);
}

/** Shows a failed request. When nobody was reached it says that nothing has happened: the banner only tells of now. */
export function tellError(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
  if (error.code === "offline") {
    show(i18next.t("workspace:connection.refusal"), "red", error.code);
    return;
  }
  show(problemText({ code: error.code, params: error.params, message: error.message }), "red", error.code);
}
