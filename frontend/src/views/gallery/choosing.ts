/** Which architectures the gallery shows, and in what order. */

import type { ArchitectureEntry } from "../../wire/types";

export const ORDERS = ["year", "parameters", "macs", "depth", "error", "title"] as const;
export type Order = (typeof ORDERS)[number];

export interface Choice {
  /** null shows all families */
  family: string | null;
  order: Order;
  wanted: string;
}

/** In the chosen order; what has no figure comes last. The server's order, by year, breaks ties. */
export function chosen(entries: readonly ArchitectureEntry[], { family, order, wanted }: Choice): ArchitectureEntry[] {
  const needle = wanted.trim().toLowerCase();
  return entries
    .filter((entry) => family === null || entry.family === family)
    .filter((entry) => `${entry.title} ${entry.name} ${entry.year} ${entry.family}`.toLowerCase().includes(needle))
    .sort((one, other) => compare(one, other, order));
}

function compare(one: ArchitectureEntry, other: ArchitectureEntry, order: Order): number {
  switch (order) {
    case "year":
      return one.year - other.year;
    case "title":
      return one.title.localeCompare(other.title, undefined, { numeric: true });
    case "error":
      return (one.top5_error ?? Number.MAX_VALUE) - (other.top5_error ?? Number.MAX_VALUE);
    default:
      return one[order] - other[order];
  }
}

/** Families in the order in which their first network appeared. */
export function families(entries: readonly ArchitectureEntry[]): string[] {
  return [...new Set(entries.map(({ family }) => family))];
}

/** Entries under their families, as a palette lists them. */
export function byFamily(entries: readonly ArchitectureEntry[]): [string, ArchitectureEntry[]][] {
  return families(entries).map((family) => [family, entries.filter((entry) => entry.family === family)]);
}
