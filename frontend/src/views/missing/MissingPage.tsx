/** An address that leads nowhere, and one of a project that is not there or may not be seen. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import classes from "./MissingPage.module.css";

export function MissingPage() {
  const { t } = useTranslation("missing");
  return <Missing title={t("title")} text={t("text")} />;
}

export function MissingProject() {
  const { t } = useTranslation("missing");
  return <Missing title={t("project_title")} text={t("project_text")} />;
}

function Missing({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation("missing");
  return (
    <main className={classes.page}>
      <h1>{title}</h1>
      <p>{text}</p>
      <Button component={Link} href="/">
        {t("home")}
      </Button>
    </main>
  );
}
