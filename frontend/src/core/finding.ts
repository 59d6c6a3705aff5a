/** Search in what the palette offers: every word that is typed must be found; what begins with it comes first. */

export interface Findable {
  title: string;
  /** what else it may be looked for by: its type, its sentence */
  more: string;
}

/** The entries that have all words of `wanted`, those whose titles have them before those that only mention them. */
export function found<T>(entries: Iterable<T>, wanted: string, read: (entry: T) => Findable): T[] {
  const words = wanted.trim().toLowerCase().split(/\s+/);
  const ranked = [...entries].flatMap((entry) => {
    const { title, more } = read(entry);
    const rank = rankOf(title.toLowerCase(), more.toLowerCase(), words);
    return rank === null ? [] : [{ entry, rank }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}

/** 0: the title begins with it; 1: a word of the title does; 2: the title has it; 3: it is mentioned; null: it is not. */
function rankOf(title: string, more: string, words: readonly string[]): number | null {
  if (!words.every((word) => title.includes(word) || more.includes(word))) return null;
  if (!words.every((word) => title.includes(word))) return 3;
  const [first = ""] = words;
  if (title.startsWith(first)) return 0;
  return title.split(/[\s-]+/).some((part) => part.startsWith(first)) ? 1 : 2;
}
