/** How the training goes, in tabs: its curves, what is measured inside, what it has reached, and the other runs. */

import { Tabs } from "@mantine/core";
import { type ComponentType, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { DOCK_TABS, type DockTab, showDockTab, useView } from "../state/view";
import { Loading } from "../ui/Loading";
import { later } from "../ui/later";
import classes from "./DockTabs.module.css";
import { LazyTimeSlider } from "./time/LazyTime";

// Each comes with its texts and libraries after the network is on the screen.
const PANELS: Record<DockTab, ComponentType> = {
  curves: later(async () => (await import("./curves/CurvesPanel")).CurvesPanel),
  signals: later(async () => (await import("./signals/SignalsPanel")).SignalsPanel),
  results: later(async () => (await import("./results/ResultsPanel")).ResultsPanel),
  runs: later(async () => (await import("./runs/RunsPanel")).RunsPanel),
};

export function DockTabs() {
  const { t } = useTranslation("workspace");
  const shown = useView((view) => view.dockTab);
  return (
    <Tabs
      value={shown}
      onChange={(value) => showDockTab(value as DockTab)}
      keepMounted={false}
      className={classes.panel}
    >
      <div className={classes.header}>
        <Tabs.List className={classes.tabs} aria-label={t("dock.label")}>
          {DOCK_TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab} className={classes.tab}>
              {t(`dock.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={classes.time}>
          <LazyTimeSlider />
        </div>
      </div>
      {DOCK_TABS.map((tab) => {
        const Panel = PANELS[tab];
        return (
          <Tabs.Panel key={tab} value={tab} className={classes.body}>
            <Suspense fallback={<Loading />}>
              <Panel />
            </Suspense>
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}
