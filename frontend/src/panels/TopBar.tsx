/** The bar on top: which project, how its training goes, and what belongs to the whole page. */

import { Anchor, TextInput, VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { rename } from "../state/editing";
import { useProject } from "../state/project";
import { useTogether } from "../state/together";
import { Logo } from "../ui/Logo";
import classes from "./TopBar.module.css";
import { TopBarData } from "./TopBarData";
import { TopBarPage } from "./TopBarPage";
import { TopBarRun } from "./TopBarRun";
import { TopBarStatus } from "./TopBarStatus";

/** Below this width there are symbols instead of words. */
const NARROW = "(max-width: 1179px)";

export function TopBar({ compact = false }: { readonly compact?: boolean }) {
  const { t } = useTranslation("topbar");
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const isWall = useTogether((together) => together.isWall); // a class reads no title that one of it has chosen
  return (
    <header className={classes.bar} data-compact={compact || undefined}>
      <div className={classes.project}>
        <Anchor component={Link} href="/" aria-label={t("home")} className={classes.logo}>
          <Logo />
        </Anchor>
        {isWall ? <h1 className={classes.wall}>{t("rooms:projector.one")}</h1> : <ProjectTitle />}
        {!compact && <TopBarData />}
      </div>
      <div className={classes.run}>
        <TopBarRun />
        <TopBarStatus />
      </div>
      <div className={classes.page}>
        <TopBarPage compact={compact} narrow={narrow} />
      </div>
    </header>
  );
}

/** Renamed in place: Enter or leaving the field keeps it, Escape does not. */
function ProjectTitle() {
  const { t } = useTranslation("topbar");
  const title = useProject((project) => project.document?.title ?? "");
  const mine = useProject((project) => project.mine);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <>
      <VisuallyHidden component="h1">{title}</VisuallyHidden>
      <TextInput
        className={classes.title}
        variant="unstyled"
        aria-label={t("title")}
        value={typed ?? title}
        readOnly={!mine}
        maxLength={120}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed?.trim() && typed.trim() !== title) rename(typed.trim());
          setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(null);
        }}
      />
    </>
  );
}
