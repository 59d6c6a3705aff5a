/** `/join` and `/j/<code>`: from the board or the QR code into the class, with a nickname and nothing else. */

import { useTranslation } from "react-i18next";
import { useLocation, useRoute } from "wouter";
import { HomeHeader } from "../home/HomeHeader";
import "./texts";
import { CodeForm } from "./CodeForm";
import { Door } from "./Door";
import classes from "./Join.module.css";

export function JoinPage() {
  const { t } = useTranslation("join");
  const [, navigate] = useLocation();
  const [, params] = useRoute("/j/:code");
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
          </section>
        ) : (
          <Door key={params.code} code={params.code} />
        )}
      </main>
    </div>
  );
}
