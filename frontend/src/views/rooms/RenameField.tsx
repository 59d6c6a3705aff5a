/** A name written over in place: Enter or leaving the field keeps it, Escape does not. */

import { TextInput } from "@mantine/core";
import { useRef, useState } from "react";

interface RenameFieldProps {
  readonly label: string;
  readonly value: string;
  /** of what can be typed */
  readonly longest: number;
  /** why what was typed is not taken */
  readonly error?: string | null;
  readonly onTyped?: (typed: string) => void;
  /** null: it stays as it was */
  readonly onDone: (next: string | null) => void;
}

export function RenameField({ label, value, longest, error, onTyped, onDone }: RenameFieldProps) {
  const [typed, setTyped] = useState(value);
  const next = typed.trim();
  const asked = useRef<string | null>(null);
  const finish = () => {
    asked.current = next;
    onDone(next === "" || next === value ? null : next);
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      autoFocus
      maxLength={longest}
      value={typed}
      error={error}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onTyped?.(currentTarget.value);
      }}
      onBlur={() => asked.current !== next && finish()}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish();
        if (event.key === "Escape") onDone(null);
      }}
    />
  );
}
