/** A run's name, which shows it, and its note; either is typed in place. */

import { TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { useRef } from "react";
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
  const endedByKey = useRef(false);
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
          if (event.key !== "Enter" && event.key !== "Escape") return;
          if (event.key === "Escape") {
            event.stopPropagation();
            event.currentTarget.value = before;
          }
          endedByKey.current = true;
          event.currentTarget.blur();
        }}
      />
    );
  }
  return (
    <>
      <UnstyledButton
        ref={(button: HTMLButtonElement | null) => {
          // The field has gone with the focus, which would fall to the page; a pointer has put it elsewhere itself.
          if (button === null || !endedByKey.current) return;
          endedByKey.current = false;
          button.focus();
        }}
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
