/** What belongs to the whole page: files, the link, language, theme and help. */

import { ActionIcon, Button, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGE_NAMES, setLanguage, useLanguage } from "../i18n";
import { useCatalog } from "../state/catalog";
import { openDialog } from "../state/dialogs";
import { useProject } from "../state/project";
import { setHelpOpen, useView } from "../state/view";
import { Icon } from "../ui/icons";
import { later } from "../ui/later";
import { LazyLessonBadge, LazyPeopleHere } from "./LazyTogether";
import { FilesItems, FilesMenu } from "./TopBarFiles";
import { Share } from "./TopBarShare";

const RoomBadge = later(async () => (await import("../views/join/RoomBadge")).RoomBadge, { away: "nothing" });

const THEMES = ["light", "dark", "auto"] as const;

export function TopBarPage({ compact, narrow }: { readonly compact: boolean; readonly narrow: boolean }) {
  const { t } = useTranslation("topbar");
  return (
    <>
      <LazyPeopleHere />
      <LazyLessonBadge compact={compact} />
      <Suspense>
        <RoomBadge compact={compact || narrow} />
      </Suspense>
      {!compact && <FilesMenu />}
      <Share compact={narrow} />
      <LanguageSwitch />
      {compact ? <MoreMenu /> : <ThemeSwitch />}
      {!compact && (
        <Tooltip label={t("help")}>
          <ActionIcon variant="default" size={32} radius="xl" aria-label={t("help")} onClick={() => setHelpOpen(true)}>
            <Icon name="help" size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}

/** What has no room of its own on a phone. */
function MoreMenu() {
  const { t } = useTranslation("topbar");
  const name = useProject((project) => project.document?.dataset ?? "");
  const dataset = useCatalog((catalog) => catalog.datasets.get(name)?.title ?? name);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={32} radius="xl" aria-label={t("more")}>
          <Icon name="dots" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="help" size={16} />} onClick={() => setHelpOpen(true)}>
          {t("help")}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="grid" size={16} />} onClick={() => openDialog({ name: "data" })}>
          {t("dataset", { name: dataset })}
        </Menu.Item>
        <FilesItems />
        <Menu.Divider />
        <Menu.Label>{t("theme.title")}</Menu.Label>
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeItems() {
  const { t } = useTranslation("topbar");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return THEMES.map((name) => (
    <Menu.Item key={name} fw={name === colorScheme ? 700 : 400} onClick={() => setColorScheme(name)}>
      {t(`theme.${name}`)}
    </Menu.Item>
  ));
}

export function LanguageSwitch() {
  const { t } = useTranslation("topbar");
  const language = useLanguage();
  const other = language === "en" ? "ru" : "en";
  return (
    <Tooltip label={LANGUAGE_NAMES[other]}>
      <Button
        variant="default"
        size="xs"
        radius="xl"
        px={10}
        aria-label={t("language", { name: LANGUAGE_NAMES[other] })}
        onClick={() => void setLanguage(other)}
      >
        {language.toUpperCase()}
      </Button>
    </Tooltip>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation("topbar");
  const theme = useView((view) => view.theme);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("theme.title")}>
          <ActionIcon variant="default" size={32} radius="xl" aria-label={t("theme.title")}>
            <Icon name={theme === "dark" ? "moon" : "sun"} size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}
