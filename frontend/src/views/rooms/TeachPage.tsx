/** `/teach`: the server's one teacher password, then every class on this server. */

import { Loader } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { titlePage } from "../../ui/titlePage";
import { FailedFace } from "../FailedFace";
import { HomeHeader } from "../home/HomeHeader";
import { useAnswer } from "../useAnswer";
import "./texts";
import { teacher } from "../../wire/rooms";
import { pageAfterLogin } from "./afterLogin";
import { PasswordForm } from "./PasswordForm";
import { RoomList } from "./RoomList";
import classes from "./Teach.module.css";

export function TeachPage() {
  const { t } = useTranslation("rooms");
  const { value, problem, again } = useAnswer(teacher.state);
  const [, navigate] = useLocation();
  const back = pageAfterLogin(useSearch());
  const enter = () => (back === null ? again() : navigate(back, { replace: true }));
  useEffect(() => titlePage(t("title")), [t]);
  return (
    <div className={classes.page}>
      <HomeHeader />
      <main className={classes.main}>
        {value === null && problem === null && <Loader size="sm" type="dots" aria-label={t("common:loading")} />}
        {value === null && problem !== null && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
        {value !== null && !value.is_teacher && <PasswordForm state={value} onDone={enter} />}
        {value?.is_teacher && <RoomList onLoggedOut={again} />}
      </main>
    </div>
  );
}
