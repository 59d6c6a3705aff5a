/** The pen's colour, for networks that see colours: loaded for those only. */

import { ColorInput } from "@mantine/core";

interface PenColourProps {
  readonly className: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (colour: string) => void;
}

export function PenColour({ className, label, value, onChange }: PenColourProps) {
  return (
    <ColorInput
      size="xs"
      className={className}
      aria-label={label}
      value={value}
      onChange={onChange}
      withEyeDropper={false}
    />
  );
}
