/** The code of a room as people type it: on any keyboard layout, in capitals or not, with the gap that it is shown with. */

export const CODE_LENGTH = 6;

/** Cyrillic capitals that look like Latin ones: a code is read off the board and typed with the layout that is on. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ["А", "A"],
  ["В", "B"],
  ["Е", "E"],
  ["К", "K"],
  ["М", "M"],
  ["Н", "H"],
  ["Р", "P"],
  ["С", "C"],
  ["Т", "T"],
  ["У", "Y"],
  ["Х", "X"],
]);

/** What was typed or pasted (a link is good too), as capitals and digits without anything between them. */
export function tidyCode(typed: string): string {
  const code = typed.split("/j/").at(-1) ?? "";
  const letters = [...code.toUpperCase()].map((letter) => LOOK_ALIKES.get(letter) ?? letter);
  return letters
    .filter((letter) => /[A-Z0-9]/.test(letter))
    .join("")
    .slice(0, CODE_LENGTH);
}

/** `ABCDEF` → `ABC DEF`: two short words are read and remembered more easily than one long. */
export function spacedCode(code: string): string {
  const half = Math.ceil(code.length / 2);
  return code.length < CODE_LENGTH ? code : `${code.slice(0, half)} ${code.slice(half)}`;
}
