/** What a teacher does with a contest: hides, closes, takes out, deletes. */

import { Button, Modal, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useLanguage } from "../../i18n";
import { attempt } from "../../state/attempt";
import { contests } from "../../wire/contests";
import type { ContestAnswer } from "../../wire/messages.gen";
import { ContestEdit } from "./ContestEdit";
import classes from "./Contests.module.css";

const SWITCHES = ["hidden", "closed"] as const;
const FILES = [
  ["csv", "results.csv"],
  ["zip", "everything.zip"],
] as const;

interface ContestToolsProps {
  readonly contest: ContestAnswer;
  readonly onChanged: () => void;
}

export function ContestTools({ contest, onChanged }: ContestToolsProps) {
  const { t } = useTranslation("contests");
  const language = useLanguage();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<"edit" | "erase" | null>(null);
  const { room, id } = contest;
  const change = async (name: (typeof SWITCHES)[number], isOn: boolean) => {
    if (await attempt(contests.change(room, id, { [name]: isOn }))) onChanged();
  };
  const erase = async () => {
    if (await attempt(contests.erase(room, id))) navigate(`/rooms/${room}`);
  };
  return (
    <section className={classes.panel} aria-labelledby="tools">
      <h2 id="tools" className={classes.heading}>
        {t("tools.title")}
      </h2>
      {SWITCHES.map((name) => (
        <Switch
          key={name}
          label={t(`tools.${name}`)}
          description={t(`tools.${name}_hint`)}
          checked={contest[name]}
          onChange={({ currentTarget }) => void change(name, currentTarget.checked)}
        />
      ))}
      <div className={classes.files}>
        {FILES.map(([name, file]) => (
          <Button
            key={name}
            component="a"
            variant="default"
            size="xs"
            href={contests.file(room, id, file, language)}
            download
          >
            {t(`tools.${name}`)}
          </Button>
        ))}
      </div>
      <div className={classes.files}>
        <Button variant="default" size="xs" onClick={() => setAsked("edit")}>
          {t("tools.edit")}
        </Button>
        <Button variant="subtle" color="red" size="xs" onClick={() => setAsked("erase")}>
          {t("tools.erase")}
        </Button>
      </div>
      <ContestEdit contest={contest} opened={asked === "edit"} onClose={() => setAsked(null)} onChanged={onChanged} />
      <Modal
        opened={asked === "erase"}
        onClose={() => setAsked(null)}
        title={t("tools.erase_title", { title: contest.title })}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <p className={classes.text}>{t("tools.erase_text", { dataset: contest.dataset_title })}</p>
        <div className={classes.answers}>
          <Button variant="default" onClick={() => setAsked(null)} data-autofocus>
            {t("common:cancel")}
          </Button>
          <Button color="red" onClick={() => void erase()}>
            {t("tools.erase")}
          </Button>
        </div>
      </Modal>
    </section>
  );
}
