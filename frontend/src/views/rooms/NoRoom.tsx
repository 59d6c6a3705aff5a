/** No room that is there, or one that is not the visitor's: which of them is not said. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { teacher } from "../../wire/rooms";
import { useAnswer } from "../useAnswer";
import { remembers } from "../visits";
import { teachAddress } from "./afterLogin";
import classes from "./Room.module.css";
import "./texts";

/** A teacher who logs in from here comes back to the page; one whose login is over is asked for it first. */
export function NoRoom() {
  const { t } = useTranslation("rooms");
  const [page] = useLocation();
  const { value } = useAnswer(teacher.state);
  const isLoggedOut = remembers("teaches") && value?.is_teacher === false;
  return (
    <section className={classes.none} aria-labelledby="none">
      <h1 id="none" className={classes.title}>
        {t(isLoggedOut ? "logged_out" : "missing")}
      </h1>
      <p className={classes.text}>{t(isLoggedOut ? "logged_out_text" : "missing_text")}</p>
      <div className={classes.ways}>
        {isLoggedOut && (
          <Button component={Link} href={teachAddress(page)}>
            {t("logged_out_way")}
          </Button>
        )}
        <Button component={Link} href="/join" variant={isLoggedOut ? "default" : "filled"}>
          {t("missing_join")}
        </Button>
        {!isLoggedOut && (
          <Button component={Link} href={teachAddress(page)} variant="default">
            {t("missing_teach")}
          </Button>
        )}
      </div>
    </section>
  );
}
