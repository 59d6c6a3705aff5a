/** Which weights are published for architectures, and how far they are on the way to the server. */

import { create } from "zustand";
import { tellError } from "../../state/notices";
import { request } from "../../wire/api";
import type { PublishedWeights, WeightsEntry } from "../../wire/messages.gen";
import { useFresh } from "../download/useFresh";

interface Known {
  /** By architecture; empty until the server has answered. */
  readonly entries: ReadonlyMap<string, WeightsEntry>;
  readonly may: boolean;
}

const useKnown = create<Known>(() => ({ entries: new Map(), may: false }));

async function load(): Promise<void> {
  const { weights, may_download } = await request<PublishedWeights>("GET", "/api/weights");
  useKnown.setState({ entries: new Map(weights.map((entry) => [entry.architecture, entry])), may: may_download });
}

/** The weights of an architecture, kept fresh; none where nobody publishes any. */
export function usePublished(architecture: string) {
  const isGoing = useKnown(({ entries }) => [...entries.values()].some(({ state }) => state === "downloading"));
  const isLost = useFresh(load, isGoing);
  const entry = useKnown(({ entries }) => entries.get(architecture));
  const may = useKnown((known) => known.may);
  return { entry, may, isLost };
}

const download = (architecture: string) => `/api/weights/${encodeURIComponent(architecture)}/download`;

/** Has the server get weights; a download that was broken off goes on. */
export const startDownload = (architecture: string) => change("POST", architecture);

/** Stops getting weights; what has come of them is thrown away. */
export const cancelDownload = (architecture: string) => change("DELETE", architecture);

async function change(method: "POST" | "DELETE", architecture: string): Promise<void> {
  try {
    const entry = await request<WeightsEntry>(method, download(architecture));
    useKnown.setState(({ entries }) => ({ entries: new Map(entries).set(architecture, entry) }));
  } catch (error) {
    tellError(error);
  }
}
