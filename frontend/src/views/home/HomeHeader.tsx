/** The bar above the home page and the labs: the name, both places, and what concerns the whole page. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useRoute } from "wouter";
import { LanguageSwitch, ThemeSwitch } from "../../panels/TopBarPage";
import { setHelpOpen } from "../../state/view";
import { Icon } from "../../ui/icons";
import { Logo } from "../../ui/Logo";
import classes from "./HomeHeader.module.css";

export function HomeHeader() {
  const { t } = useTranslation("home");
  const [isHome] = useRoute("/");
  return (
    <header className={classes.header}>
      <Link href="/" className={classes.name} aria-label={t("to_projects")}>
        <Logo />
        <span>Svertka</span>
      </Link>
      <nav className={classes.places} aria-label={t("places")}>
        <Link href="/" aria-current={isHome ? "page" : undefined}>
          {t("title_short")}
        </Link>
        <Link href="/labs" aria-current={isHome ? undefined : "page"}>
          {t("labs")}
        </Link>
      </nav>
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
