/** The left panel: layers by family to drag or add, and whole networks to open. */

import { Tabs, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { startLayerDrag } from "../canvas/dragging";
import { useCatalog } from "../state/catalog";
import { addLayerAfterSelection } from "../state/editing";
import { Icon } from "../ui/icons";
import type { LayerEntry } from "../wire/types";
import { PaletteNetworks } from "./PaletteNetworks";
import classes from "./Panel.module.css";

export function PalettePanel() {
  const { t } = useTranslation("palette");
  return (
    <Tabs defaultValue="layers" className={classes.panel} data-tour="palette">
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="layers">{t("tabs.layers")}</Tabs.Tab>
        <Tabs.Tab value="networks">{t("tabs.networks")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="layers" className={classes.body}>
        <PaletteLayers />
      </Tabs.Panel>
      <Tabs.Panel value="networks" className={classes.body}>
        <PaletteNetworks />
      </Tabs.Panel>
    </Tabs>
  );
}

function PaletteLayers() {
  const { t } = useTranslation("palette");
  const layers = useCatalog((catalog) => catalog.layers);
  const [wanted, setWanted] = useState("");
  const families = useMemo(() => byFamily(layers.values(), wanted), [layers, wanted]);
  return (
    <>
      <TextInput
        className={classes.search}
        size="xs"
        data-palette-search
        aria-label={t("search")}
        placeholder={t("search")}
        leftSection={<Icon name="search" size={14} />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = families[0]?.entries ?? [];
          if (event.key === "Enter" && first) addLayerAfterSelection(first.type);
          if (event.key === "Escape") setWanted("");
        }}
      />
      {families.map(({ name, title, accent, entries }) => (
        <section key={name} className={classes.family} aria-label={title}>
          <h3>
            <span className={classes.accent} style={{ background: accent }} />
            {title}
          </h3>
          <div className={classes.chips}>
            {entries.map((entry) => (
              <LayerChip key={entry.type} entry={entry} />
            ))}
          </div>
        </section>
      ))}
      {families.length === 0 && layers.size > 0 && <p className={classes.summary}>{t("nothing")}</p>}
    </>
  );
}

function LayerChip({ entry }: { readonly entry: LayerEntry }) {
  const [dragged, setDragged] = useState(false);
  return (
    <Tooltip label={entry.summary} disabled={dragged} multiline w={240} openDelay={500} position="right">
      <UnstyledButton
        className={classes.chip}
        data-palette={entry.type}
        draggable
        onDragStart={(event) => {
          startLayerDrag(event, { type: entry.type, params: {} });
          setDragged(true);
        }}
        onDragEnd={() => setDragged(false)}
        onClick={() => addLayerAfterSelection(entry.type)}
      >
        {entry.title}
      </UnstyledButton>
    </Tooltip>
  );
}

interface Family {
  name: string;
  title: string;
  accent: string;
  entries: LayerEntry[];
}

/** Families in the order of the catalogue; a search keeps what has it in its title, type or summary. */
function byFamily(layers: Iterable<LayerEntry>, wanted: string): Family[] {
  const families = new Map<string, Family>();
  const needle = wanted.trim().toLowerCase();
  for (const entry of layers) {
    const text = `${entry.title} ${entry.type} ${entry.summary}`.toLowerCase();
    if (!text.includes(needle)) continue;
    const family = families.get(entry.family);
    if (family) family.entries.push(entry);
    else {
      const { family: name, family_title: title, accent } = entry;
      families.set(name, { name, title, accent, entries: [entry] });
    }
  }
  return [...families.values()];
}
