/** How a person has set up the blocks of the palette: what differs from their defaults, while the page is open. */

import { create } from "zustand";
import type { Params } from "../../wire/types";

const NOTHING: Params = {};

const useStore = create<Readonly<Record<string, Params>>>(() => ({}));

export function useSetUp(block: string): Params {
  return useStore((blocks) => blocks[block] ?? NOTHING);
}

export function setUp(block: string, params: Params): void {
  useStore.setState({ [block]: params });
}
