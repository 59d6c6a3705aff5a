/** Six large places for the code on the board. It goes on by itself when the last one is filled. */

import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CODE_LENGTH, spacedCode, tidyCode } from "../../core/joinCode";
import classes from "./Join.module.css";

interface CodeFormProps {
  readonly onCode: (code: string) => void;
  /** in a line of text on another page */
  readonly inline?: boolean;
  /** what opened nothing: it is corrected, or typed over */
  readonly mistyped?: string;
}

export function CodeForm({ onCode, inline = false, mistyped = "" }: CodeFormProps) {
  const { t } = useTranslation("join");
  const [typed, setTyped] = useState(mistyped);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (mistyped !== "") field.current?.select();
  }, [mistyped]);
  const code = tidyCode(typed);
  const isWhole = code.length === CODE_LENGTH;
  return (
    <form
      className={inline ? classes.inline : classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onCode(code);
      }}
    >
      <TextInput
        size={inline ? "sm" : "lg"}
        label={inline ? undefined : t("code")}
        aria-label={t("code")}
        description={inline ? undefined : t("code_hint")}
        placeholder="K7M 4PX"
        classNames={{ input: inline ? (classes.shortCode ?? "") : (classes.code ?? "") }}
        value={spacedCode(code)}
        autoFocus={!inline}
        ref={field}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          const whole = tidyCode(currentTarget.value);
          if (whole.length === CODE_LENGTH && whole !== code) onCode(whole);
        }}
      />
      <Button type="submit" size={inline ? "sm" : "lg"} disabled={!isWhole}>
        {t("next")}
      </Button>
    </form>
  );
}
