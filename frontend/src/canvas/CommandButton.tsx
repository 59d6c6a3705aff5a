/** A command as a small button that says its name. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { command } from "../commands/registry";
import { Icon, type IconName } from "../ui/icons";

export function CommandButton({ name, icon }: { readonly name: string; readonly icon: IconName }) {
  const { t } = useTranslation();
  const { labelKey, run } = command(name);
  return (
    <Tooltip label={t(labelKey)}>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label={t(labelKey)} onClick={run}>
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
