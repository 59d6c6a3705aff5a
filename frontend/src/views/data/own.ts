/** Data sets of one's own in the list of all: deleted, and brought back. */

import i18next from "../../i18n";
import { useCatalog } from "../../state/catalog";
import { tellError, tellUndoable } from "../../state/notices";
import { useProject } from "../../state/project";
import { ownDataApi } from "../../wire/own-data";
import type { DatasetEntry } from "../../wire/types";

/** Deletes a data set that the person brought; the open project, if it learns from it, shows that it is gone. */
export async function deleteOwn(entry: DatasetEntry): Promise<void> {
  try {
    await ownDataApi.delete(entry.name);
  } catch (error) {
    tellError(error);
    return;
  }
  const datasets = new Map(useCatalog.getState().datasets);
  if (useProject.getState().document?.dataset === entry.name) {
    datasets.set(entry.name, { ...entry, available: false, state: "vanished" });
  } else {
    datasets.delete(entry.name);
  }
  useCatalog.setState({ datasets });
  tellUndoable(i18next.t("data:deleted", { title: entry.title }), "dataset", () => void restore(entry));
}

async function restore({ name }: DatasetEntry): Promise<void> {
  try {
    const entry = await ownDataApi.restore(name);
    useCatalog.setState({ datasets: new Map([[name, entry], ...useCatalog.getState().datasets, [name, entry]]) });
  } catch (error) {
    tellError(error);
  }
}
