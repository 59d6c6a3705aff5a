/** A command: something a person can do, once, with its keys and its name; menus, buttons and shortcuts are made of it. */

export type CommandGroup = "edit" | "network" | "training" | "view";

export interface Command {
  /** dotted, for ever: `edit.undo` */
  id: string;
  group: CommandGroup;
  /** i18next key of its name */
  labelKey: string;
  /** `Mod+Shift+Z`: Mod is ⌘ on a Mac and Ctrl elsewhere. The first is the one to show. */
  keys: readonly string[];
  /** Whether it would do something now. */
  when(): boolean;
  run(): void;
}

export function isMac(): boolean {
  return typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);
}

/** Whether a key press is `Mod+Shift+Z`. Letters are compared by place as well, so that a Russian layout works. */
export function matchesKeys(event: KeyboardEvent, keys: string, mac = isMac()): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) || "+";
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  if ((mac ? event.metaKey : event.ctrlKey) !== wants("Mod") || event.altKey !== wants("Alt")) return false;
  if (/^[A-Z]$/.test(key)) {
    if (event.shiftKey !== wants("Shift")) return false;
    return event.code === `Key${key}` || event.key.toUpperCase() === key;
  }
  // Signs such as ? need Shift on some layouts and not on others: the sign itself counts.
  if (key.length > 1 && event.shiftKey !== wants("Shift")) return false;
  return event.key === key || (key === "Space" && event.key === " ");
}

const SIGNS: Record<string, string> = { Delete: "Del", Backspace: "⌫", Enter: "↵", Escape: "Esc" };
const MAC_SIGNS: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };

/** The caps to draw for a combination: `["Ctrl", "Z"]`. */
export function keyCaps(keys: string, mac = isMac()): string[] {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  return parts.map((part) => {
    if (mac && MAC_SIGNS[part]) return MAC_SIGNS[part];
    return part === "Mod" ? "Ctrl" : (SIGNS[part] ?? part);
  });
}
