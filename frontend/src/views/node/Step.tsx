/** A button that leads to a neighbour, and says which key does the same. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { Icon } from "../../ui/icons";

interface StepProps {
  readonly icon: "previous" | "next";
  readonly label: string;
  /** The key that does the same. */
  readonly cap: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

export function Step({ icon, label, cap, disabled, onClick }: StepProps) {
  return (
    <Tooltip label={`${label} (${cap})`}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}
