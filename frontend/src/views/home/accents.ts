/** The colour of each family of layers, as its registry entry says. */
import { useMemo } from "react";
import { useCatalog } from "../../state/catalog";

export function useAccents(): ReadonlyMap<string, string> {
  const layers = useCatalog((catalog) => catalog.layers);
  return useMemo(() => new Map([...layers.values()].map(({ family, accent }) => [family, accent])), [layers]);
}
