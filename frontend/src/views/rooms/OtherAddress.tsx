/** Why students are shown another address than the page has, or that they have none, before a class has scanned it. */

import { Trans, useTranslation } from "react-i18next";
import classes from "./Invite.module.css";
import type { JoinAddress } from "./joinAddress";

export function OtherAddress({ instead }: Pick<JoinAddress, "instead">) {
  const { t } = useTranslation("rooms");
  if (instead === null) return null;
  return (
    <p className={classes.other} data-kind={instead} role="status">
      <Trans t={t} i18nKey={`invite.${instead}`} components={{ code: <code /> }} />
    </p>
  );
}
