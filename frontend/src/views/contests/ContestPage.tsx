/** `/rooms/<id>/contests/<contest>`: the task, who stands where, and what was handed in. */

import { Button } from "@mantine/core";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { rememberContest } from "../../state/contestWork";
import { tellError } from "../../state/notices";
import { Icon } from "../../ui/icons";
import { Loading } from "../../ui/Loading";
import { titlePage } from "../../ui/titlePage";
import { api } from "../../wire/api";
import { contests } from "../../wire/contests";
import type { ContestAnswer, RoomAnswer } from "../../wire/messages.gen";
import { FailedFace } from "../FailedFace";
import { HomeHeader } from "../home/HomeHeader";
import { createBlank } from "../home/projects";
import { NoRoom } from "../rooms/NoRoom";
import { useRoomPage } from "../rooms/useRoomPage";
import "./texts";
import { ContestFacts } from "./ContestFacts";
import classes from "./Contests.module.css";
import { ContestTools } from "./ContestTools";
import { Handins } from "./Handins";
import { Standings } from "./Standings";
import { useContests } from "./useContests";

interface ContestPageProps {
  readonly room: string;
  readonly id: string;
}

export function ContestPage({ room: roomId, id }: ContestPageProps) {
  const { t } = useTranslation("contests");
  const { room, isTeacher, problem: roomProblem, again: askRoom } = useRoomPage(roomId);
  const ask = useCallback((signal: AbortSignal) => contests.list(roomId, signal), [roomId]);
  const { value, problem, again } = useContests(roomId, ask);
  const contest = value?.contests.find((each) => each.id === id);
  const title = contest?.title;
  useEffect(() => (title === undefined ? undefined : titlePage(title)), [title]);
  const failed = roomProblem ?? problem;
  const isThere = room !== null && contest !== undefined;
  return (
    <div className={classes.page}>
      <HomeHeader />
      {!isThere && failed === null && value === null && <Loading />}
      {!isThere && (failed !== null || value !== null) && room !== null && <Gone room={room} />}
      {room === null && failed !== null && (
        <main className={classes.main}>
          {failed.status === 404 ? (
            <NoRoom />
          ) : (
            <FailedFace
              title={t("missing")}
              problem={failed}
              onRetry={() => {
                askRoom();
                again();
              }}
            />
          )}
        </main>
      )}
      {room !== null && contest !== undefined && value !== null && (
        <main className={classes.main}>
          <header className={classes.head}>
            <Back room={room} />
            <h1>{contest.title}</h1>
            <p className={classes.marks}>
              <span>{t("students", { count: contest.students })}</span>
              <span>{t("handins", { count: contest.handins })}</span>
              {contest.closed && <span>{t("closed")}</span>}
              {contest.hidden && <span>{t("hidden")}</span>}
            </p>
          </header>
          <div className={classes.columns}>
            <div className={classes.column}>
              {contest.text !== "" && <p className={classes.text}>{contest.text}</p>}
              <Standings contest={contest} isTeacher={isTeacher === true} />
              <Handins contest={contest} isTeacher={isTeacher === true} />
            </div>
            <aside className={classes.column}>
              {isTeacher !== true && !contest.closed && <Begin contest={contest} />}
              <ContestFacts contest={contest} points={value.points} />
              {isTeacher === true && <ContestTools contest={contest} onChanged={again} />}
            </aside>
          </div>
        </main>
      )}
    </div>
  );
}

function Back({ room }: { readonly room: RoomAnswer }) {
  const { t } = useTranslation("contests");
  return (
    <Link href={`/rooms/${room.id}`} className={classes.back}>
      <Icon name="previous" size={16} /> {t("back", { title: room.title })}
    </Link>
  );
}

/** It was deleted, perhaps while somebody looked at it. */
function Gone({ room }: { readonly room: RoomAnswer }) {
  const { t } = useTranslation("contests");
  return (
    <main className={classes.main}>
      <Back room={room} />
      <p className={classes.quiet}>{t("missing")}</p>
    </main>
  );
}

/** An empty network that takes the contest's pictures. */
function Begin({ contest }: { readonly contest: ContestAnswer }) {
  const { t } = useTranslation("contests");
  const [, navigate] = useLocation();
  const begin = async () => {
    try {
      const project = await createBlank(contest.title, await api.dataset(contest.dataset));
      rememberContest(project.id, { room: contest.room, contest: contest.id });
      navigate(`/p/${project.id}`);
    } catch (error) {
      tellError(error);
    }
  };
  return (
    <section className={classes.begin}>
      <Button leftSection={<Icon name="plus" size={16} />} onClick={() => void begin()}>
        {t("work.begin")}
      </Button>
      {contest.left !== null && (
        <p className={classes.quiet}>
          {contest.left === 0 ? t("work.left_none") : t("work.left", { count: contest.left })}
        </p>
      )}
    </section>
  );
}
