/**
 * Every text of the page, composed from the files beside this one. An area is a pair `en/<area>.json`, `ru/<area>.json`
 * (adding an area = adding two files). A language is loaded when it is spoken; areas of parts that are loaded when asked
 * for lie in `late/` and come with their part (late.ts); the sentences of problems come after the first paint, until when
 * the server's own are shown (`sentences`).
 */
import type { Language } from "./language";

export interface Texts {
  [key: string]: string | Texts;
}

/** area (i18next calls it a namespace) → texts */
export type Areas = Record<string, Texts>;

/** What is needed from the start, in a language. */
export async function textsOf(language: Language): Promise<Areas> {
  const { default: files } = await (language === "ru" ? import("./ru") : import("./en"));
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [areaOf(path), texts as Texts]));
}

/** The sentences of every problem by its code, generated from the server's. */
export async function sentences(): Promise<Record<Language, Texts>> {
  return (await import("./problems.gen.json")).default;
}

/** `./en/home.json` → `home` */
export function areaOf(path: string): string {
  return path.split("/").at(-1)?.replace(".json", "") ?? "";
}
