/** What stands on one side of the comparison: the selected layers, the network, a group, or an architecture. */

import { NativeSelect } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { groupTitle } from "../../core/groups";
import { useLanguage } from "../../i18n";
import { architectures } from "../../state/architectures";
import { nodeTitle } from "../../state/cards";
import { type Pin, pin as put, showComparison } from "../../state/comparison";
import { useGraph } from "../../state/project";
import { useView } from "../../state/view";
import type { Graph, NodeId } from "../../wire/types";
import classes from "./Comparison.module.css";

interface SidePickerProps {
  readonly side: 0 | 1;
  readonly pin: Pin | null;
  readonly isGone: boolean;
}

export function SidePicker({ side, pin, isGone }: SidePickerProps) {
  const { t } = useTranslation("compare");
  const language = useLanguage();
  const graph = useGraph();
  const selected = useView((view) => view.selected);
  const networks = architectures.use().entries ?? [];
  const groups = Object.entries(graph?.groups ?? {});
  const choose = (value: string) => {
    const [kind, ...rest] = value.split(":");
    const name = rest.join(":");
    if (kind === "selection") put(side, { kind: "nodes", nodes: selected });
    if (kind === "network") put(side, { kind: "network" });
    if (kind === "group") put(side, { kind: "group", group: name });
    if (kind === "architecture") put(side, { kind: "architecture", name });
  };
  return (
    <NativeSelect
      size="xs"
      className={classes.picker}
      aria-label={t(side === 0 ? "first" : "second")}
      value={pin === null ? "" : optionOf(pin)}
      onChange={(event) => choose(event.currentTarget.value)}
      onKeyDown={(event) => {
        // Keys in a field are the field's, so the command does not hear this one.
        if (event.key === "Escape") showComparison(false);
      }}
    >
      {pin === null && <option value="">{t("choose")}</option>}
      {pin?.kind === "nodes" && (
        <option value="pinned">{isGone || !graph ? t("gone") : layersText(graph, pin.nodes, t)}</option>
      )}
      {pin?.kind === "example" && <option value="example">{t(`examples.${pin.example}.side${pin.side}`)}</option>}
      <option value="selection" disabled={selected.length === 0}>
        {selected.length === 0 ? t("selectionNone") : t("selection", { count: selected.length })}
      </option>
      <option value="network">{t("network")}</option>
      {groups.length > 0 && (
        <optgroup label={t("groups")}>
          {groups.map(([id, group]) => (
            <option key={id} value={`group:${id}`}>
              {groupTitle(group, language)}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={t("architectures")}>
        {networks.map(({ name, title }) => (
          <option key={name} value={`architecture:${name}`}>
            {title}
          </option>
        ))}
      </optgroup>
    </NativeSelect>
  );
}

function optionOf(pin: Pin): string {
  switch (pin.kind) {
    case "network":
      return "network";
    case "nodes":
      return "pinned";
    case "example":
      return "example";
    case "group":
      return `group:${pin.group}`;
    case "architecture":
      return `architecture:${pin.name}`;
  }
}

/** `conv 5×5`, or `conv 5×5 and 3 more`. */
function layersText(graph: Graph, nodes: readonly NodeId[], t: TFunction<"compare">): string {
  const [id, ...more] = nodes.filter((name) => graph.nodes[name]);
  const node = id === undefined ? undefined : graph.nodes[id];
  if (id === undefined || !node) return "";
  const name = nodeTitle(id, node);
  return more.length === 0 ? name : t("andMore", { name, count: more.length });
}
