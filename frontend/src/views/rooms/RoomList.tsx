/** Every class on this server: those that go on, those that have ended, and a new one. */

import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { spacedCode } from "../../core/joinCode";
import { formatAge } from "../../i18n/numbers";
import { endLesson } from "../../state/lesson";
import { tellError } from "../../state/notices";
import { Icon } from "../../ui/icons";
import type { RoomAnswer } from "../../wire/messages.gen";
import { rooms, teacher } from "../../wire/rooms";
import { FailedFace } from "../FailedFace";
import { useAnswer } from "../useAnswer";
import { remember } from "../visits";
import { LONGEST_TITLE } from "./RoomTitle";
import classes from "./Teach.module.css";

export function RoomList({ onLoggedOut }: { readonly onLoggedOut: () => void }) {
  const { t } = useTranslation("rooms");
  const { value, problem, again } = useAnswer(rooms.list);
  useEffect(() => remember("teaches"), []);
  const going = value?.rooms.filter(({ ended }) => ended === null) ?? [];
  const ended = value?.rooms.filter((room) => room.ended !== null) ?? [];
  const logOut = () => {
    teacher.logOut().then(() => {
      endLesson();
      onLoggedOut();
    }, tellError);
  };
  return (
    <>
      <header className={classes.heading}>
        <h1>{t("title")}</h1>
        <Button variant="default" size="xs" leftSection={<Icon name="leave" size={16} />} onClick={logOut}>
          {t("log_out")}
        </Button>
      </header>
      <NewRoom />
      {problem !== null && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
      {going.length > 0 && (
        <ul className={classes.rooms}>
          {going.map((room) => (
            <li key={room.id}>
              <RoomCard room={room} />
            </li>
          ))}
        </ul>
      )}
      {value?.rooms.length === 0 && <p className={classes.empty}>{t("none")}</p>}
      {ended.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended" className={classes.ended}>
            {t("ended_title")}
          </h2>
          <ul className={classes.rooms}>
            {ended.map((room) => (
              <li key={room.id}>
                <RoomCard room={room} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function NewRoom() {
  const { t } = useTranslation("rooms");
  const [, navigate] = useLocation();
  const [title, setTitle] = useState("");
  const [isBusy, setBusy] = useState(false);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      navigate(`/rooms/${(await rooms.open(title.trim())).id}`);
    } catch (error) {
      tellError(error);
      setBusy(false);
    }
  };
  return (
    <form className={classes.new} onSubmit={(event) => void open(event)}>
      <TextInput
        className={classes.newTitle}
        size="md"
        label={t("new_label")}
        placeholder={t("new_example")}
        maxLength={LONGEST_TITLE}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Button
        type="submit"
        size="md"
        leftSection={<Icon name="plus" />}
        loading={isBusy}
        disabled={title.trim() === ""}
      >
        {t("new")}
      </Button>
    </form>
  );
}

function RoomCard({ room }: { readonly room: RoomAnswer }) {
  const { t } = useTranslation("rooms");
  return (
    <Link href={`/rooms/${room.id}`} className={classes.room}>
      <b className={classes.roomTitle}>{room.title}</b>
      {room.code !== null && <span className={classes.roomCode}>{spacedCode(room.code)}</span>}
      <span className={classes.facts}>
        <span>{t("students", { count: room.members })}</span>
        {room.ended === null && <span>{t("online", { count: room.online })}</span>}
        {room.waiting > 0 && <span className={classes.waiting}>{t("at_door", { count: room.waiting })}</span>}
        {room.locked && room.ended === null && <span>{t("locked_short")}</span>}
        <time dateTime={room.created}>{formatAge(new Date(room.created))}</time>
      </span>
    </Link>
  );
}
