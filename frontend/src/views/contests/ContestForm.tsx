/** A new contest: its data set, its limits, and what becomes of the test images. */

import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { formatNumber } from "../../i18n/numbers";
import { openDialog, useDialog } from "../../state/dialogs";
import { tellError } from "../../state/notices";
import { NumberField } from "../../ui/NumberField";
import { api } from "../../wire/api";
import { type ContestTask, contests } from "../../wire/contests";
import type { DatasetEntry } from "../../wire/types";
import { useAnswer } from "../useAnswer";
import classes from "./Contests.module.css";
import { fitsContest } from "./fitting";

const NEW: ContestTask = {
  title: "",
  text: "",
  dataset: "",
  images: 2000,
  parameters: 50_000,
  minutes: 5,
  per_hour: 3,
};

/** The network that the course begins with: whoever sets a limit sees what it has. */
const EXAMPLE = "lenet5";

interface ContestFormProps {
  readonly room: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function ContestForm({ room, opened, onClose }: ContestFormProps) {
  const { t } = useTranslation("contests");
  const isCovered = useDialog(({ dialog }) => dialog !== null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={!isCovered}
      title={t("form.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Fields room={room} />
    </Modal>
  );
}

function Fields({ room }: { readonly room: string }) {
  const { t } = useTranslation("contests");
  const [, navigate] = useLocation();
  const [task, setTask] = useState(NEW);
  const [isBusy, setBusy] = useState(false);
  const [lacksTitle, setLacksTitle] = useState(false);
  const { value, again } = useAnswer(useCallback(() => api.datasets(), []));
  const isBringing = useDialog(({ dialog }) => dialog?.name === "upload");
  // Pictures that were brought meanwhile are there to choose.
  useEffect(() => (isBringing ? again : undefined), [isBringing, again]);
  const { value: known } = useAnswer(useCallback(() => api.architectures(), []));
  const example = known?.architectures.find(({ name }) => name === EXAMPLE);
  const fitting = value?.datasets.filter(fitsContest) ?? [];
  const chosen = fitting.find(({ name }) => name === task.dataset) ?? fitting[0];
  // Where another contest holds them back, nobody is told how many there are: the server takes what it has.
  const most = chosen?.splits.test ?? 100_000;
  const images = Math.min(task.images, most);
  const change = (part: Partial<ContestTask>) => setTask({ ...task, ...part });
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    const title = task.title.trim();
    setLacksTitle(title === "");
    if (chosen === undefined || title === "") return;
    setBusy(true);
    try {
      const made = await contests.begin(room, { ...task, images, title, dataset: chosen.name });
      navigate(`/rooms/${room}/contests/${made.id}`);
    } catch (error) {
      tellError(error);
      setBusy(false);
    }
  };
  return (
    <form className={classes.form} onSubmit={(event) => void begin(event)}>
      <TextInput
        label={t("form.name")}
        placeholder={t("form.name_example")}
        maxLength={200}
        data-autofocus
        error={lacksTitle && task.title.trim() === "" && t("form.name_needed")}
        value={task.title}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      <Textarea
        label={t("form.text")}
        placeholder={t("form.text_example")}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        value={task.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <NativeSelect
        label={t("form.dataset")}
        value={chosen?.name ?? ""}
        data={fitting.map(({ name, title, mine }) => ({
          value: name,
          label: mine ? t("form.mine", { title }) : title,
        }))}
        onChange={({ currentTarget }) => change({ dataset: currentTarget.value })}
      />
      {value !== null && chosen === undefined && <p className={classes.bad}>{t("form.dataset_none")}</p>}
      {chosen !== undefined && <Held dataset={chosen} />}
      <div className={classes.limits}>
        <NumberField
          label={t("form.parameters")}
          whole
          min={1}
          max={100_000_000}
          value={task.parameters}
          onChange={(parameters) => change({ parameters })}
        />
        <NumberField
          label={t("form.minutes")}
          min={0.1}
          max={600}
          value={task.minutes}
          onChange={(minutes) => change({ minutes })}
        />
        <NumberField
          label={t("form.per_hour")}
          whole
          min={1}
          max={60}
          value={task.per_hour}
          onChange={(per_hour) => change({ per_hour })}
        />
        <NumberField
          label={t("form.images")}
          whole
          min={1}
          max={most}
          value={images}
          onChange={(wanted) => change({ images: wanted })}
        />
      </div>
      <p className={classes.quiet}>
        {t("form.images_hint")} {chosen?.splits.test !== undefined && t("form.images_there", { count: most })}
      </p>
      {example !== undefined && (
        <p className={classes.quiet}>
          {t("form.parameters_hint", { title: example.title, parameters: formatNumber(example.parameters) })}
        </p>
      )}
      <div className={classes.answers}>
        <Button type="submit" loading={isBusy} disabled={chosen === undefined}>
          {t("form.do")}
        </Button>
      </div>
    </form>
  );
}

function Held({ dataset }: { readonly dataset: DatasetEntry }) {
  const { t } = useTranslation("contests");
  return (
    <div className={classes.held}>
      <p>{t("form.held", { title: dataset.title })}</p>
      <p>{t(dataset.brought ? "form.brought" : "form.published")}</p>
      {!dataset.brought && (
        <Button
          size="compact-xs"
          variant="default"
          className={classes.bring ?? ""}
          onClick={() => openDialog({ name: "upload" })}
        >
          {t("form.bring")}
        </Button>
      )}
    </div>
  );
}
