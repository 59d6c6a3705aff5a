/** What a contest says, written anew; what decides it stays as it was set. */

import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../../state/attempt";
import { NumberField } from "../../ui/NumberField";
import { type ContestChange, contests } from "../../wire/contests";
import type { ContestAnswer } from "../../wire/messages.gen";
import classes from "./Contests.module.css";

interface ContestEditProps {
  readonly contest: ContestAnswer;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function ContestEdit({ contest, opened, onClose, onChanged }: ContestEditProps) {
  const { t } = useTranslation("contests");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("tools.edit")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Fields
        contest={contest}
        onDone={() => {
          onClose();
          onChanged();
        }}
      />
    </Modal>
  );
}

interface FieldsProps {
  readonly contest: ContestAnswer;
  readonly onDone: () => void;
}

function Fields({ contest: { room, id, title, text, per_hour }, onDone }: FieldsProps) {
  const { t } = useTranslation("contests");
  const [said, setSaid] = useState({ title, text, per_hour });
  const change = (part: ContestChange) => setSaid({ ...said, ...part });
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (await attempt(contests.change(room, id, { ...said, title: said.title.trim() }))) onDone();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void keep(event)}>
      <TextInput
        label={t("form.name")}
        maxLength={200}
        data-autofocus
        value={said.title}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      <Textarea
        label={t("form.text")}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={12}
        value={said.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <NumberField
        label={t("form.per_hour")}
        whole
        min={1}
        max={60}
        value={said.per_hour}
        onChange={(value) => change({ per_hour: value })}
      />
      <div className={classes.answers}>
        <Button type="submit" disabled={said.title.trim() === ""}>
          {t("common:save")}
        </Button>
      </div>
    </form>
  );
}
