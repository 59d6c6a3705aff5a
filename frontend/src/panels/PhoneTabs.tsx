/** On a small screen: which panel lies below the network. */

import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type PhoneTab, showPhoneTab, useView } from "../state/view";
import { Icon, type IconName } from "../ui/icons";
import { useNoticesAbove } from "../ui/noticePlace";
import classes from "./PhoneTabs.module.css";

const TABS: readonly [PhoneTab, IconName][] = [
  ["network", "network"],
  ["draw", "pen"],
  ["curves", "curves"],
  ["layer", "sliders"],
  ["add", "plus"],
];

export function PhoneTabs() {
  const { t } = useTranslation("workspace");
  const current = useView((view) => view.phoneTab);
  return (
    <nav ref={useNoticesAbove<HTMLElement>()} className={classes.tabs} aria-label={t("tabs.label")}>
      {TABS.map(([tab, icon]) => (
        <UnstyledButton
          key={tab}
          className={classes.tab}
          aria-pressed={tab === current}
          onClick={() => showPhoneTab(tab)}
        >
          <Icon name={icon} size={20} />
          {t(`tabs.${tab}`)}
        </UnstyledButton>
      ))}
    </nav>
  );
}
