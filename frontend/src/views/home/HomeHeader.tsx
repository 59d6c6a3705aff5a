/** The bar above the home page: the name, and what concerns the whole page. */
import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LANGUAGE_NAMES, LANGUAGES, setLanguage, useLanguage } from "../../i18n";
import { setHelpOpen } from "../../state/view";
import { Icon } from "../../ui/icons";
import classes from "./HomeHeader.module.css";

export function HomeHeader() {
  const { t } = useTranslation("home");
  const language = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language;
  const themeLabel = t(scheme === "dark" ? "theme_light" : "theme_dark");
  return (
    <header className={classes.header}>
      <img src="/favicon.svg" alt="" width={24} height={24} />
      <span className={classes.name}>Svertka</span>
      <span className={classes.rest} />
      <Tooltip label={LANGUAGE_NAMES[other]}>
        <ActionIcon
          variant="default"
          radius="xl"
          size="lg"
          aria-label={`${t("common:language")}: ${LANGUAGE_NAMES[other]}`}
          onClick={() => void setLanguage(other)}
        >
          {other.toUpperCase()}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={themeLabel}>
        <ActionIcon
          variant="default"
          radius="xl"
          size="lg"
          aria-label={themeLabel}
          onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
        >
          <Icon name={scheme === "dark" ? "sun" : "moon"} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("help")}>
        <ActionIcon variant="default" radius="xl" size="lg" aria-label={t("help")} onClick={() => setHelpOpen(true)}>
          <Icon name="help" />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
