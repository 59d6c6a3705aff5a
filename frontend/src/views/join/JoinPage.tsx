/** `/join` and `/j/<code>`: from the board or the QR code into the class, with a nickname and nothing else. */

import { Anchor } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useRoute } from "wouter";
import { titlePage } from "../../ui/titlePage";
import { HomeHeader } from "../home/HomeHeader";
import "./texts";
import { CodeForm } from "./CodeForm";
import { Door } from "./Door";
import classes from "./Join.module.css";

export function JoinPage() {
  const { t } = useTranslation("join");
  const [, navigate] = useLocation();
  const [, params] = useRoute("/j/:code");
  useEffect(() => titlePage(t("title")), [t]);
  return (
    <div className={classes.page}>
      <HomeHeader />
      <main className={classes.main}>
        {params === null ? (
          <section className={classes.card} aria-labelledby="join">
            <h1 id="join" className={classes.title}>
              {t("title")}
            </h1>
            <CodeForm onCode={(code) => navigate(`/j/${code}`)} />
            <Anchor component={Link} href="/teach" size="sm">
              {t("home_teach")}
            </Anchor>
          </section>
        ) : (
          <Door key={params.code} code={params.code} />
        )}
      </main>
    </div>
  );
}
