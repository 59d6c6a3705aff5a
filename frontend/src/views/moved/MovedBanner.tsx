/** Says that the network does not look at the picture as it was given, how it is moved, and the ways out. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { STILL } from "../../core/moving";
import { openDialog } from "../../state/dialogs";
import { moveProbe, useProbe } from "../../state/probe";
import classes from "../../ui/Banner.module.css";
import { Icon } from "../../ui/icons";
import "./texts";
import { wordsOfMove } from "./words";

export function MovedBanner() {
  const { t } = useTranslation("moved");
  const move = useProbe((probe) => probe.move);
  return (
    <div className={classes.banner} data-testid="moved-banner">
      <span className={classes.what} role="status">
        <Icon name="move" size={15} />
        <span>
          <b>{t("banner")}</b> {wordsOfMove(move, t)}
        </span>
      </span>
      <span className={classes.ways}>
        <Button size="compact-xs" variant="default" onClick={() => moveProbe(STILL)}>
          {t("reset")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => openDialog({ name: "moved" })}>
          {t("change")}
        </Button>
      </span>
    </div>
  );
}
