/** How long a nickname is, as the server counts it (`server/classroom/nicknames.py`). */

export const LONGEST_NICKNAME = 24;

/** Characters without the spaces that are dropped. */
export function nicknameLength(typed: string): number {
  return [...typed.normalize("NFKC").trim().replaceAll(/\s+/g, " ")].length;
}
