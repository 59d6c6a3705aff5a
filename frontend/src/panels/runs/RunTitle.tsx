/** A run's name, which shows it, and its note; either is typed in place. */

import { TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { noteRun, openRun, renameRun } from "../../state/runs";
import type { RunSummary } from "../../wire/types";
import classes from "./Runs.module.css";

export type Typing = "title" | "note" | null;

interface RunTitleProps {
  readonly run: RunSummary;
  readonly name: string;
  readonly typing: Typing;
  readonly onTyping: (typing: Typing) => void;
}

export function RunTitle({ run, name, typing, onTyping }: RunTitleProps) {
  const { t } = useTranslation("runs");
  if (typing !== null) {
    const before = (typing === "title" && run.title !== null ? name : run[typing]) ?? "";
    const keep = (text: string) => {
      onTyping(null);
      if (text.trim() !== before) void (typing === "title" ? renameRun : noteRun)(run.id, text.trim());
    };
    return (
      <TextInput
        size="xs"
        className={classes.typing}
        aria-label={t(typing === "title" ? "name" : "note")}
        placeholder={typing === "title" ? name : t("note")}
        defaultValue={before}
        maxLength={typing === "title" ? 200 : 4000}
        autoFocus
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key !== "Escape") return;
          event.stopPropagation();
          event.currentTarget.value = before;
          event.currentTarget.blur();
        }}
      />
    );
  }
  return (
    <>
      <UnstyledButton
        className={classes.name}
        aria-label={t("show", { name })}
        aria-current={run.shown || undefined}
        onClick={() => void openRun(run.id)}
      >
        {name}
      </UnstyledButton>
      {run.note !== null && (
        <Tooltip label={run.note} multiline maw={320}>
          <span className={classes.note}>{run.note}</span>
        </Tooltip>
      )}
    </>
  );
}
