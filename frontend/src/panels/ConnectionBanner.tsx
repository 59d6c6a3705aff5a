/** Says that the server does not answer, on every page that shows what goes on there. */

import { useTranslation } from "react-i18next";
import { useConnection, useIsAway } from "../state/connection";
import { Banner } from "./Banner";

/** `edits`: whether the page holds edits that the server waits for; else it only shows what it was told last. */
export function ConnectionBanner({ edits }: { readonly edits: boolean }) {
  const { t } = useTranslation("workspace");
  const isAway = useIsAway();
  const live = useConnection((connection) => connection.live);
  if (!isAway) return null;
  return <Banner kind="info">{t(live === "offline" && !edits ? "connection.stale" : `connection.${live}`)}</Banner>;
}
