/** How people who look at the same project are told apart. */

import type { Present } from "../wire/messages.gen";

/** Legible with white text on them, on light and dark canvases alike. */
const COLOURS = ["#1971c2", "#d9480f", "#2b8a3e", "#9c36b5", "#c2255c", "#0b7285"] as const;
const TEACHER = "#5f3dc4";

/** The same for everybody who sees the person, and as long as they stay. */
export function personColour({ role, connection }: Pick<Present, "role" | "connection">): string {
  if (role === "teacher") return TEACHER;
  let sum = 0;
  for (const character of connection) sum = (sum * 31 + character.charCodeAt(0)) % 997;
  return COLOURS[sum % COLOURS.length] as string;
}

/** What stands in a person's circle. */
export function initial(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "?";
}
