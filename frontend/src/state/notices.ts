/** Short messages to the person: what happened, and whether it is bad. Shown by Mantine's notifications. */

import { notifications } from "@mantine/notifications";
import i18next from "../i18n";
import { problemText } from "../i18n/problems";
import { ApiProblem } from "../wire/api";
import type { Problem } from "../wire/types";

const SHOWN_MS = 6000;

function show(message: string, color: string, id?: string): void {
  notifications.show({
    id,
    message,
    color,
    autoClose: SHOWN_MS,
    closeButtonProps: { "aria-label": i18next.t("close") },
  });
}

/** Says that something went well or changed by itself. `id` replaces an earlier notice of the same kind. */
export function tell(message: string, id?: string): void {
  if (id) notifications.hide(id);
  show(message, "blue", id);
}

export function tellProblem(problem: Problem): void {
  show(problemText(problem), "red", problem.code);
}

/** Shows a failed request. A request that failed because nobody answers is shown by the connection's own face. */
export function tellError(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
  if (error.code === "offline") return;
  show(problemText({ code: error.code, params: error.params, message: error.message }), "red", error.code);
}
