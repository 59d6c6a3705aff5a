/** The bar above the home page and the labs: the name, both places, and what concerns the whole page. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { ConnectionBanner } from "../../panels/ConnectionBanner";
import { LanguageSwitch, ThemeSwitch } from "../../panels/TopBarPage";
import { useRoom } from "../../state/room";
import { setHelpOpen } from "../../state/view";
import { Icon } from "../../ui/icons";
import { Logo } from "../../ui/Logo";
import { later } from "../../ui/later";
import { remembers } from "../visits";
import classes from "./HomeHeader.module.css";

const RoomBadge = later(async () => (await import("../join/RoomBadge")).RoomBadge, { away: "nothing" });

/** Below this width the header has two lines; as HomeHeader.module.css has it. */
const PHONE = "(max-width: 36em)";

export function HomeHeader() {
  const { t } = useTranslation("home");
  const [address] = useLocation();
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const place = address === "/" ? "projects" : address.startsWith("/labs") ? "labs" : "class";
  const own = useRoom(({ room, me }) => (me === null ? null : (room?.id ?? null)));
  const classAddress = own !== null ? `/rooms/${own}` : remembers("teaches") ? "/teach" : "/join";
  return (
    <>
      <header className={classes.header}>
        <Link href="/" className={classes.name} aria-label={t("to_projects")}>
          <Logo />
          <span>Svertka</span>
        </Link>
        <nav className={classes.places} aria-label={t("places")}>
          <Link href="/" aria-current={place === "projects" ? "page" : undefined}>
            {t("title_short")}
          </Link>
          <Link href="/labs" aria-current={place === "labs" ? "page" : undefined}>
            {t("labs")}
          </Link>
          <Link href={classAddress} aria-current={place === "class" ? "page" : undefined}>
            {t("class")}
          </Link>
        </nav>
        <span className={classes.rest} />
        <Suspense>
          <RoomBadge compact={isPhone} hasWayIn />
        </Suspense>
        <LanguageSwitch />
        <ThemeSwitch />
        <Tooltip label={t("help")}>
          <ActionIcon variant="default" radius="xl" size={32} aria-label={t("help")} onClick={() => setHelpOpen(true)}>
            <Icon name="help" size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <ConnectionBanner edits={false} />
    </>
  );
}
