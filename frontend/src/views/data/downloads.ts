/** What data sets the server has, gets, or could get; asked again while one is on its way. */

import { useEffect } from "react";
import { create } from "zustand";
import { useCatalog } from "../../state/catalog";
import { tellError } from "../../state/notices";
import { request } from "../../wire/api";
import type { DatasetEntry, Datasets } from "../../wire/types";
import { useFresh } from "../download/useFresh";

/** Whether who looks may have the server get data sets, and whether it can be asked how far they are. */
export const useDownloads = create<{ may: boolean; isLost: boolean }>(() => ({ may: false, isLost: false }));

function take(entries: readonly DatasetEntry[]): void {
  const known = new Map(useCatalog.getState().datasets);
  for (const entry of entries) known.set(entry.name, entry);
  useCatalog.setState({ datasets: known });
}

async function load(): Promise<void> {
  const { datasets, may_download } = await request<Datasets>("GET", "/api/datasets");
  useDownloads.setState({ may: may_download });
  take(datasets);
}

/** Keeps the data sets as the server has them, for as long as somebody looks at them. */
export function useFreshDatasets(): void {
  const isGoing = useCatalog((catalog) => [...catalog.datasets.values()].some(({ state }) => state === "downloading"));
  const isLost = useFresh(load, isGoing);
  useEffect(() => useDownloads.setState({ isLost }), [isLost]);
}

const download = (name: string) => `/api/datasets/${encodeURIComponent(name)}/download`;

/** Has the server get a data set; a download that was broken off goes on. */
export async function startDownload(name: string): Promise<void> {
  await change("POST", name);
}

/** Stops getting a data set; what has come of it is thrown away. */
export async function cancelDownload(name: string): Promise<void> {
  await change("DELETE", name);
}

async function change(method: "POST" | "DELETE", name: string): Promise<void> {
  try {
    take([await request<DatasetEntry>(method, download(name))]);
  } catch (error) {
    tellError(error);
  }
}
