/** At a card: what was changed there, or how far a change elsewhere moves what it answers. */

import { useTranslation } from "react-i18next";
import { changedNodes } from "../../core/overrides";
import { formatShare } from "../../i18n/numbers";
import { useOverrides } from "../../state/overrides";
import { Icon } from "../../ui/icons";
import type { NodeId } from "../../wire/types";
import classes from "./Overrides.module.css";
import "./texts";
import { useChange } from "./useChange";
import { usePasses } from "./usePasses";
import { wordsAt } from "./words";

/** Shares below this are rounding, not a change. */
const LEAST = 1e-6;

export function ChangedMark({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("overrides");
  const passes = usePasses();
  const own = useOverrides((now) => (changedNodes(now).has(id) ? wordsAt(now, id, passes, t) : ""));
  const share = useChange(({ shares }) => shares[id] ?? null);
  const isMoved = share !== null && share > LEAST;
  if (own === "" && !isMoved) return null;
  const moved = isMoved ? t("moved", { share: formatShare(share) }) : "";
  const words = [own, moved].filter((part) => part !== "").join(". ");
  return (
    <span
      className={classes.mark}
      data-own={own !== "" || undefined}
      data-testid="changed-mark"
      role="img"
      aria-label={words}
      title={words}
    >
      {own !== "" && <Icon name="off" size={13} />}
      {isMoved && <span>{`Δ ${formatShare(share)}`}</span>}
    </span>
  );
}
