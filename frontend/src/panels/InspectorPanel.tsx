/** The right panel: the selected layer, or the whole network; and how it is trained. */

import { Tabs } from "@mantine/core";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../state/project";
import { type InspectorTab, showInspectorTab, useView } from "../state/view";
import { later } from "../ui/later";
import { InspectorNetwork } from "./InspectorNetwork";
import classes from "./Panel.module.css";

// Forms come after the network is on the screen.
const InspectorGroup = later(async () => (await import("./InspectorGroup")).InspectorGroup, { soon: true });
const InspectorLayer = later(async () => (await import("./InspectorLayer")).InspectorLayer, { soon: true });
const TrainingForm = later(async () => (await import("./training/TrainingForm")).TrainingForm, { soon: true });

export function InspectorPanel() {
  const { t } = useTranslation("inspector");
  const selected = useView((view) => view.selected);
  const tab = useView((view) => view.inspectorTab);
  const graph = useGraph();
  const group = useView((view) => view.selectedGroup);
  const id = selected.length === 1 && group === null ? selected[0] : undefined;
  const node = id === undefined ? undefined : graph?.nodes[id];
  return (
    <Tabs
      value={tab}
      onChange={(value) => showInspectorTab(value as InspectorTab)}
      className={classes.panel}
      data-tour="inspector"
    >
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="layer">{t(group !== null ? "tabs.group" : node ? "tabs.layer" : "tabs.network")}</Tabs.Tab>
        <Tabs.Tab value="training">{t("tabs.training")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="layer" className={classes.body}>
        <Suspense>
          {graph && group !== null && graph.groups[group] ? (
            <InspectorGroup key={group} graph={graph} group={group} />
          ) : id !== undefined && node ? (
            <InspectorLayer key={id} id={id} node={node} />
          ) : (
            <InspectorNetwork />
          )}
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="training" className={classes.body}>
        <Suspense>
          <TrainingForm />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
