/** The mark itself: what is wrong in a tooltip, and the way to the panel that says what could help. */

import { useTranslation } from "react-i18next";
import type { Trouble } from "../core/diagnoses";
import "../panels/signals/texts";
import { say } from "../panels/signals/words";
import { mainGraph, useProject } from "../state/project";
import { showDockTab, showPhoneTab } from "../state/view";
import { Icon } from "../ui/icons";
import classes from "./TroubleBadge.module.css";

export function TroubleBadge({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation("signals");
  const graph = useProject(({ document }) => document && mainGraph(document));
  const { seen, advice } = say(t, trouble, graph);
  return (
    <button
      type="button"
      className={`${classes.badge} nodrag`}
      title={`${seen} ${advice}`}
      aria-label={seen}
      onClick={() => {
        showDockTab("signals");
        showPhoneTab("curves");
      }}
    >
      <Icon name="warning" size={14} />
    </button>
  );
}
