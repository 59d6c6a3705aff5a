/** No room that is there, or one that is not the visitor's: which of them is not said. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { teachAddress } from "./afterLogin";
import classes from "./Room.module.css";
import "./texts";

/** A teacher who logs in from here comes back to the page. */
export function NoRoom() {
  const { t } = useTranslation("rooms");
  const [page] = useLocation();
  return (
    <section className={classes.none} aria-labelledby="none">
      <h1 id="none" className={classes.title}>
        {t("missing")}
      </h1>
      <p className={classes.text}>{t("missing_text")}</p>
      <div className={classes.ways}>
        <Button component={Link} href="/join">
          {t("missing_join")}
        </Button>
        <Button component={Link} href={teachAddress(page)} variant="default">
          {t("missing_teach")}
        </Button>
      </div>
    </section>
  );
}
