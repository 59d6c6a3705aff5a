/** The page was opened by an address that no other machine can reach: what to do, before a class has scanned it. */

import { Trans, useTranslation } from "react-i18next";
import classes from "./Invite.module.css";

export function OnlyHere() {
  const { t } = useTranslation("rooms");
  return (
    <p className={classes.only} role="status">
      <Trans t={t} i18nKey="invite.only_here" components={{ code: <code /> }} />
    </p>
  );
}
