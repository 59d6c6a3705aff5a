/** The left panel: layers, blocks and networks, to look through by family or to search; each is dragged or added. */

import { Tabs, TextInput } from "@mantine/core";
import { type KeyboardEvent, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { nextSpot } from "../../core/roving";
import { useCatalog } from "../../state/catalog";
import { addLayerAfterSelection } from "../../state/editing";
import { Icon } from "../../ui/icons";
import { later } from "../../ui/later";
import panel from "../Panel.module.css";
import { LayerFamilies } from "./LayerFamilies";
import { LayerResults, layersFound } from "./LayerResults";
import classes from "./Palette.module.css";

const BlockTab = later(async () => (await import("./later")).BlockTab, { soon: true });
const NetworkList = later(async () => (await import("./later")).NetworkList, { soon: true });
const OtherResults = later(async () => (await import("./later")).OtherResults, { soon: true });

const TABS = ["layers", "blocks", "networks"] as const;

/** What the arrow keys go through. */
const ITEM = "[data-palette-item]";

export function PalettePanel() {
  const { t } = useTranslation("palette");
  const [wanted, setWanted] = useState("");
  const isSearching = wanted.trim() !== "";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons within
    <div className={classes.palette} data-tour="palette" onKeyDown={rove}>
      <Search wanted={wanted} onChange={setWanted} />
      {isSearching ? (
        <div className={classes.body}>
          <LayerResults wanted={wanted} />
          <Suspense>
            <OtherResults wanted={wanted} />
          </Suspense>
        </div>
      ) : (
        <Tabs defaultValue="layers" keepMounted={false}>
          <Tabs.List className={`${panel.tabs} ${classes.tabs}`}>
            {TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`tabs.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="layers" className={classes.body}>
            <LayerFamilies />
          </Tabs.Panel>
          <Tabs.Panel value="blocks" className={classes.body}>
            <Suspense>
              <BlockTab />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="networks" className={classes.body}>
            <Suspense>
              <NetworkList />
            </Suspense>
          </Tabs.Panel>
        </Tabs>
      )}
    </div>
  );
}

interface SearchProps {
  readonly wanted: string;
  readonly onChange: (wanted: string) => void;
}

/** Enter takes the first: a layer where one is called so. */
function Search({ wanted, onChange }: SearchProps) {
  const { t } = useTranslation("palette");
  const takeFirst = (from: Element) => {
    if (wanted.trim() === "") return;
    const [layer] = layersFound(useCatalog.getState().layers.values(), wanted);
    if (layer) addLayerAfterSelection(layer.type);
    else from.closest(`.${classes.palette}`)?.querySelector<HTMLElement>(ITEM)?.click();
  };
  return (
    <TextInput
      className={classes.search}
      size="xs"
      data-palette-search
      aria-label={t("search")}
      placeholder={t("searchShort")}
      leftSection={<Icon name="search" size={14} />}
      value={wanted}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") takeFirst(event.currentTarget);
        if (event.key === "Escape") onChange("");
      }}
    />
  );
}

/** Arrow keys among families and entries; from the search, down to the first. */
function rove(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEM)];
  const from = items.indexOf(target);
  if (from < 0) {
    const leavesSearch = event.key === "ArrowDown" && target.matches("[data-palette-search]");
    if (!leavesSearch) return;
    event.preventDefault();
    items[0]?.focus();
    return;
  }
  const next = nextSpot(
    items.map((item) => item.getBoundingClientRect()),
    from,
    event.key,
  );
  if (next === null) return;
  event.preventDefault();
  items[next]?.focus();
}
