/** "Connect to…": every layer an edge could go to, by name, and why the others refuse. Edges without a mouse. */

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { nodeName } from "../core/layers";
import { problemText } from "../i18n/problems";
import { useAnalysis } from "../state/analysis";
import { useCatalog } from "../state/catalog";
import { connectNodes, connectToNode } from "../state/editing";
import { useGraph } from "../state/project";
import { askConnect, useView } from "../state/view";
import { Icon } from "../ui/icons";
import type { NodeId } from "../wire/types";
import classes from "./Canvas.module.css";
import { endConnecting, refusal, startConnecting, useConnecting, verdict } from "./connecting";

export function ConnectMenu({ source }: { readonly source: NodeId }) {
  const { t } = useTranslation("canvas");
  const isOpen = useView((view) => view.connectFrom === source);
  return (
    <Menu
      opened={isOpen}
      onChange={(open) => askConnect(open ? source : null)}
      withinPortal
      position="bottom-start"
      width={260}
      trapFocus
    >
      <Menu.Target>
        <Tooltip label={t("connectTo")}>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t("connectTo")}>
            <Icon name="connect" size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{isOpen && <Targets source={source} />}</Menu.Dropdown>
    </Menu>
  );
}

function Targets({ source }: { readonly source: NodeId }) {
  const { t } = useTranslation("canvas");
  const graph = useGraph();
  const layers = useCatalog((catalog) => catalog.layers);
  const analysis = useAnalysis((state) => state.analysis);
  const targets = useConnecting((connecting) => connecting.targets);
  const list = useRef<HTMLDivElement>(null);
  // However the menu goes (a choice, Escape, another selection), the canvas is as it was.
  useEffect(() => {
    void startConnecting(source);
    return endConnecting;
  }, [source]);
  // The answer disables what refuses, and a disabled item that has the focus would swallow every key.
  useEffect(() => {
    if (targets) focusFirst(list.current);
  }, [targets]);
  if (!graph) return null;
  const others = Object.entries(graph.nodes).filter(([id, node]) => id !== source && node.type !== "input");
  return (
    <>
      <Menu.Label>{t("connectTo")}</Menu.Label>
      <div ref={list} className={classes.targets}>
        {others.map(([id, node]) => {
          const problem = refusal(id, null);
          const isRefused = verdict(id, null) === "no";
          const free = targets?.[id]?.find((answer) => !answer.problem);
          return (
            <Menu.Item
              key={id}
              disabled={isRefused}
              rightSection={<code className={classes.targetId}>{id}</code>}
              onClick={() => {
                if (free) connectNodes({ source, target: id, port: free.port });
                else connectToNode(source, id);
              }}
            >
              {nodeName(node, analysis?.nodes[id] ?? null, layers.get(node.type))}
              {isRefused && <small style={{ display: "block" }}>{problem ? problemText(problem) : t("cycle")}</small>}
            </Menu.Item>
          );
        })}
      </div>
    </>
  );
}

/** Gives the keyboard the first item that can be chosen, else the menu itself, which Escape closes. */
function focusFirst(list: HTMLElement | null): void {
  const item = list?.querySelector<HTMLElement>("[role=menuitem]:not(:disabled):not([data-disabled])");
  (item ?? list?.closest<HTMLElement>("[role=menu]"))?.focus();
}
