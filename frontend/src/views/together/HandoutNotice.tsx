/** What a teacher gave: the newest that was not opened yet, until it is opened or put aside. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { putAside, useHandouts } from "../../state/handouts";
import { Icon } from "../../ui/icons";
import classes from "./Together.module.css";

export function HandoutNotice() {
  const { t } = useTranslation("together");
  const [, navigate] = useLocation();
  const newest = useHandouts(({ unopened }) => unopened[0]);
  if (newest === undefined) return null;
  return (
    <section className={classes.bar}>
      <Icon name="copy" />
      <p role="status">{t("handout.new", { title: newest.title })}</p>
      <Button size="xs" onClick={() => navigate(`/p/${newest.project}`)}>
        {t("handout.open")}
      </Button>
      <Button size="xs" variant="default" onClick={() => putAside(newest.project)}>
        {t("handout.later")}
      </Button>
    </section>
  );
}
