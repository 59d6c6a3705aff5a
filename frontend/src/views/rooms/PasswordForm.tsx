/** The teacher password: set once at the server's own machine, asked for everywhere else. */

import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { problemText } from "../../i18n/problems";
import { live } from "../../state/live";
import { ApiProblem } from "../../wire/api";
import type { TeacherAnswer } from "../../wire/messages.gen";
import { teacher } from "../../wire/rooms";
import classes from "./Teach.module.css";

const LONGEST = 200;

interface PasswordFormProps {
  readonly state: TeacherAnswer;
  readonly onDone: () => void;
}

export function PasswordForm({ state, onDone }: PasswordFormProps) {
  const { t } = useTranslation("rooms");
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isFirst = !state.has_password;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await (isFirst ? teacher.setPassword(typed) : teacher.logIn(typed));
      live().renew(); // a socket stays whose it was
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (isFirst && !state.may_set) {
    return (
      <section className={classes.door} aria-labelledby="teach">
        <h1 id="teach">{t("password.none_title")}</h1>
        <p className={classes.text}>{t("password.none")}</p>
      </section>
    );
  }
  const words = isFirst ? "first" : "ask";
  return (
    <section className={classes.door} aria-labelledby="teach">
      <h1 id="teach">{t(`password.${words}_title`)}</h1>
      <p className={classes.text}>{t(`password.${words}`)}</p>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        {/* Password managers want to know whose it is. */}
        <input type="text" name="username" autoComplete="username" value="teacher" readOnly hidden />
        <PasswordInput
          size="md"
          label={t("password.label")}
          autoFocus
          autoComplete={isFirst ? "new-password" : "current-password"}
          maxLength={LONGEST}
          value={typed}
          error={problem && (problem.code === "offline" ? t("common:offline.title") : problemText(problem))}
          visibilityToggleButtonProps={{ "aria-label": t("password.show") }}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" size="md" loading={isBusy} disabled={typed === ""}>
          {t(`password.${words}_do`)}
        </Button>
      </form>
      {!isFirst && (
        <p className={classes.aside}>
          <Trans t={t} i18nKey="password.forgotten" components={{ code: <code /> }} />
        </p>
      )}
    </section>
  );
}
