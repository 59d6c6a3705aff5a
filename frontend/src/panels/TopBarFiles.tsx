/** Where networks come from, go to and are compared: the gallery, import, export, the comparison; and how they see. */

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { command } from "../commands/registry";
import { openDialog } from "../state/dialogs";
import { useTogether } from "../state/together";
import { Icon, type IconName } from "../ui/icons";

const ITEMS: readonly [string, IconName][] = [
  ["view.gallery", "grid"],
  ["exchange.import", "upload"],
  ["exchange.export", "file"],
  ["together.partners", "people"],
  ["network.compare", "compare"],
  ["view.embedding", "points"],
];

export function FilesMenu() {
  const { t } = useTranslation("topbar");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("files")}>
          <ActionIcon variant="default" size={32} radius="xl" aria-label={t("files")}>
            <Icon name="file" size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <FilesItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Also at home, where there is nothing to export. */
export function FilesItems() {
  const { t } = useTranslation();
  const hasTemplate = useTogether((state) => state.hasTemplate);
  return (
    <>
      {ITEMS.map(([id, icon]) => {
        const { labelKey, when, run } = command(id);
        return (
          <Menu.Item key={id} leftSection={<Icon name={icon} size={16} />} disabled={!when()} onClick={run}>
            {t(labelKey)}
          </Menu.Item>
        );
      })}
      {hasTemplate && (
        <Menu.Item leftSection={<Icon name="reset" size={16} />} onClick={() => openDialog({ name: "start_over" })}>
          {t("topbar:startOver")}
        </Menu.Item>
      )}
    </>
  );
}
