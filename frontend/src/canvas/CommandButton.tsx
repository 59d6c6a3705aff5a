/** A command as a small button with its name and, where there is a keyboard, its key. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { command } from "../commands/registry";
import { Icon, type IconName } from "../ui/icons";

export function CommandButton({ name, icon }: { readonly name: string; readonly icon: IconName }) {
  const { t } = useTranslation();
  const { labelKey, run } = command(name);
  return (
    <Tooltip label={t(labelKey)} events={HOVER}>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label={t(labelKey)} onClick={run}>
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Not by touch: a finger has left before anybody reads, and the name would stay. */
const HOVER = { hover: true, focus: true, touch: false };
