/** Which families of the palette this browser's person has folded. */

import { create } from "zustand";

const KEY = "svertka.palette.folded";

export const useFolded = create<{ families: ReadonlySet<string> }>(() => ({ families: remembered() }));

export function toggleFamily(name: string): void {
  const families = new Set(useFolded.getState().families);
  if (!families.delete(name)) families.add(name);
  useFolded.setState({ families });
  try {
    localStorage.setItem(KEY, [...families].join(" "));
  } catch {
    // A browser that forbids storage shows all families again next time.
  }
}

function remembered(): Set<string> {
  try {
    return new Set(localStorage.getItem(KEY)?.split(" "));
  } catch {
    return new Set();
  }
}
