/**
 * Every text of the page, composed from the files beside this one. An area is a pair `en/<area>.json`, `ru/<area>.json`
 * (adding an area = adding two files); a generated area is one file `<area>.gen.json` that holds both languages.
 * Areas of parts that are loaded when asked for lie in `late/` and come with their part: see late.ts.
 */
import { LANGUAGES, type Language } from "./language";

export interface Texts {
  [key: string]: string | Texts;
}

/** language → area (i18next calls it a namespace) → texts */
export type Catalogue = Record<Language, Record<string, Texts>>;

const written = import.meta.glob<Texts>("./{en,ru}/*.json", { eager: true, import: "default" });
const generated = import.meta.glob<Record<Language, Texts>>("./*.gen.json", { eager: true, import: "default" });

function compose(): Catalogue {
  const catalogue: Catalogue = { en: {}, ru: {} };
  for (const language of LANGUAGES) {
    const folder = `./${language}/`;
    for (const [path, texts] of Object.entries(written)) {
      if (path.startsWith(folder)) catalogue[language][path.slice(folder.length, -".json".length)] = texts;
    }
    for (const [path, texts] of Object.entries(generated)) {
      catalogue[language][path.slice("./".length, -".gen.json".length)] = texts[language];
    }
  }
  return catalogue;
}

export const catalogue: Catalogue = compose();
