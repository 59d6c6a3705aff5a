/** Texts of a part that is loaded when asked for: they come with its chunk, `en/late/<area>.json` and the Russian ones. */

import i18next from "i18next";
import type { Texts } from "./catalogue";
import { LANGUAGES, type Language } from "./language";

/** Call where the part's chunk begins, before its first component. */
export function addTexts(area: string, texts: Record<Language, Texts>): void {
  for (const language of LANGUAGES) i18next.addResourceBundle(language, area, texts[language]);
}
