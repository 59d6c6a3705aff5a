/** Share, language, theme and help. */

import { ActionIcon, Button, Menu, Popover, TextInput, Tooltip, useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGE_NAMES, setLanguage, useLanguage } from "../i18n";
import { tell } from "../state/notices";
import { setHelpOpen, useView } from "../state/view";
import { Icon } from "../ui/icons";
import { FilesItems, FilesMenu } from "./TopBarFiles";

const THEMES = ["light", "dark", "auto"] as const;

export function TopBarPage({ compact, narrow }: { readonly compact: boolean; readonly narrow: boolean }) {
  const { t } = useTranslation("topbar");
  return (
    <>
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

/** Copies the address. Browsers give the clipboard to secure pages only: elsewhere the address is shown to be copied. */
function Share({ compact }: { readonly compact: boolean }) {
  const { t } = useTranslation("topbar");
  const [shown, setShown] = useState(false);
  const share = async () => {
    if (window.isSecureContext && navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(location.href);
        tell(t("shared"), "share");
        return;
      } catch {
        // Refused by the browser's settings: show it instead.
      }
    }
    setShown(true);
  };
  return (
    <Popover opened={shown} onChange={setShown} position="bottom-end" width={300} withArrow trapFocus>
      <Popover.Target>
        {compact ? (
          <ActionIcon variant="default" size={32} radius="xl" aria-label={t("share")} onClick={() => void share()}>
            <Icon name="share" size={16} />
          </ActionIcon>
        ) : (
          <Button variant="default" size="xs" radius="xl" onClick={() => void share()}>
            {t("share")}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          size="xs"
          label={t("shareLabel")}
          description={t("shareHint")}
          readOnly
          data-autofocus
          value={location.href}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Popover.Dropdown>
    </Popover>
  );
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
