/** `/with` and `/with/<code>`: onto the project of somebody who has invited a partner. */

import { Button, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useRoute } from "wouter";
import { tell, tellError } from "../../state/notices";
import { titlePage } from "../../ui/titlePage";
import { partners } from "../../wire/teaching";
import { HomeHeader } from "../home/HomeHeader";
import classes from "./Dialogs.module.css";
import "./texts";

/** As the server makes them; spaces and dashes do not count. */
const CODE = /^[a-z0-9]{8}$/;

export function JoinPartnerPage() {
  const { t } = useTranslation("together");
  const [, navigate] = useLocation();
  const [, params] = useRoute("/with/:code");
  const [typed, setTyped] = useState(params?.code ?? "");
  const [isBusy, setBusy] = useState(false);
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, "");
  useEffect(() => titlePage(t("partners.join_title")), [t]);
  const join = async () => {
    setBusy(true);
    try {
      const { project } = await partners.accept(code);
      navigate(`/p/${project}`, { replace: true });
      tell(t("partners.joined"), "partners");
    } catch (error) {
      tellError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <HomeHeader />
      <main className={classes.page}>
        <form
          className={classes.body}
          onSubmit={(event) => {
            event.preventDefault();
            void join();
          }}
        >
          <h1>{t("partners.join_title")}</h1>
          <p>{t("partners.join_text")}</p>
          <TextInput
            size="lg"
            label={t("partners.join_label")}
            placeholder="kx7m 4pqa"
            maxLength={16}
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button type="submit" size="lg" loading={isBusy} disabled={!CODE.test(code)}>
            {t("partners.join")}
          </Button>
        </form>
      </main>
    </>
  );
}
