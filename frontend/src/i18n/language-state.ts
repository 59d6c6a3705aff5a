/** The language in force right now, for code outside React. `index.ts` keeps it in step with i18next. */
import type { Language } from "./language";

let language: Language = "en";

export function currentLanguage(): Language {
  return language;
}

export function rememberLanguage(next: Language): void {
  language = next;
}
