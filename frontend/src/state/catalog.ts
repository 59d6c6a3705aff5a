/** What the server offers: layer types, data sets and the recipe's form, in the page's language. */

import { create } from "zustand";
import i18next from "../i18n";
import { api } from "../wire/api";
import type { DatasetEntry, FieldSchema, Health, LayerEntry } from "../wire/types";
import { tellError } from "./notices";
import { useProject } from "./project";

interface Catalog {
  layers: ReadonlyMap<string, LayerEntry>;
  datasets: ReadonlyMap<string, DatasetEntry>;
  recipe: FieldSchema | null;
  device: Health["device"] | null;
  /** False until everything but the device has arrived once. */
  loaded: boolean;
}

export const useCatalog = create<Catalog>(() => ({
  layers: new Map(),
  datasets: new Map(),
  recipe: null,
  device: null,
  loaded: false,
}));

let wanted = 0;

/** Loads the catalogue, also again after a switch of language; the newest request wins. */
export async function loadCatalog(): Promise<void> {
  const mine = ++wanted;
  const [layers, datasets, recipe] = await Promise.all([api.layers(), api.datasets(), api.recipeSchema()]);
  if (mine !== wanted) return;
  useCatalog.setState({
    layers: new Map(layers.layers.map((entry) => [entry.type, entry])),
    datasets: new Map(datasets.datasets.map((entry) => [entry.name, entry])),
    recipe,
    loaded: true,
  });
  void askForeign().catch(tellError);
}

let asked = 0;

/** Loads the data sets again, as contests hold images back and give them back; where all is as before, nothing changes. */
export async function loadDatasets(): Promise<void> {
  if (!useCatalog.getState().loaded) return;
  const [mine, catalog] = [++asked, wanted];
  const { datasets } = await api.datasets();
  if (mine !== asked || catalog !== wanted) return;
  const before = useCatalog.getState().datasets;
  const isSame = (entry: DatasetEntry) => JSON.stringify(entry) === JSON.stringify(before.get(entry.name));
  if (datasets.length === before.size && datasets.every(isSame)) return;
  useCatalog.setState({ datasets: new Map(datasets.map((entry) => [entry.name, entry])) });
  void askForeign().catch(tellError);
}

/** What somebody else brought is in no list: whoever has a project that learns from it asks for it by name. */
async function askForeign(): Promise<void> {
  const name = useProject.getState().document?.dataset;
  const { loaded, datasets } = useCatalog.getState();
  if (!loaded || name === undefined || datasets.has(name)) return;
  const entry = await api.dataset(name);
  useCatalog.setState({ datasets: new Map([...useCatalog.getState().datasets, [name, entry]]) });
}

/** A server that has just started does not know its device yet. */
const WARMING_MS = 2000;

let asking: ReturnType<typeof setTimeout> | undefined;

/** Nothing waits for the device: a palette without it is a palette all the same. */
async function askDevice(): Promise<void> {
  clearTimeout(asking);
  const { device } = await api.health();
  if (device) useCatalog.setState({ device });
  else asking = setTimeout(() => void askDevice().catch(() => undefined), WARMING_MS);
}

/** Loads now, on a switch of language, and (by `ensureCatalog`) whenever the server is back and something is missing. */
export function startCatalog(): void {
  i18next.on("languageChanged", () => void loadCatalog().catch(() => undefined));
  useProject.subscribe((now, before) => {
    if (now.document?.dataset !== before.document?.dataset) void askForeign().catch(tellError);
  });
  ensureCatalog();
}

export function ensureCatalog(): void {
  const { loaded, device } = useCatalog.getState();
  if (!loaded) void loadCatalog().catch(() => undefined);
  else void askForeign().catch(tellError);
  if (device === null) void askDevice().catch(() => undefined);
}

/** The open project's data set where it is for looking only, with no images to learn from; else null. */
export function useOnlyForLooking(): DatasetEntry | null {
  const name = useProject((project) => project.document?.dataset);
  const entry = useCatalog((catalog) => (name === undefined ? undefined : catalog.datasets.get(name)));
  return entry && !entry.splits.train ? entry : null;
}
