/** A name written over in place: Enter or leaving the field keeps it, Escape does not. */

import { TextInput } from "@mantine/core";
import { useState } from "react";

interface RenameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  /** null: it stays as it was */
  readonly onDone: (next: string | null) => void;
}

export function RenameField({ label, value, longest, onDone }: RenameFieldProps) {
  const [typed, setTyped] = useState(value);
  const next = typed.trim();
  return (
    <TextInput
      size="xs"
      aria-label={label}
      autoFocus
      maxLength={longest}
      value={typed}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => onDone(next === "" || next === value ? null : next)}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") onDone(null);
      }}
    />
  );
}
