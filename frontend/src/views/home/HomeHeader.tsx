/** The bar above the home page: the name, and what concerns the whole page. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LanguageSwitch, ThemeSwitch } from "../../panels/TopBarPage";
import { setHelpOpen } from "../../state/view";
import { Icon } from "../../ui/icons";
import { Logo } from "../../ui/Logo";
import classes from "./HomeHeader.module.css";

export function HomeHeader() {
  const { t } = useTranslation("home");
  return (
    <header className={classes.header}>
      <Logo />
      <span className={classes.name}>Svertka</span>
      <span className={classes.rest} />
      <LanguageSwitch />
      <ThemeSwitch />
      <Tooltip label={t("help")}>
        <ActionIcon variant="default" radius="xl" size={32} aria-label={t("help")} onClick={() => setHelpOpen(true)}>
          <Icon name="help" size={16} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
