/** The page's i18next instance and the live switch between its languages. Import once, before the first component. */
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { sentences, textsOf } from "./catalogue";
import { chooseLanguage, isLanguage, LANGUAGES, type Language, storedLanguage, storeLanguage } from "./language";
import { rememberLanguage } from "./language-state";
import { formatNumber } from "./numbers";

export { LANGUAGE_NAMES, LANGUAGES, type Language } from "./language";
export { currentLanguage } from "./language-state";

i18next.on("languageChanged", (language) => {
  if (!isLanguage(language)) return;
  rememberLanguage(language);
  if (typeof document !== "undefined") document.documentElement.lang = language;
});

const first = chooseLanguage(storedLanguage(), typeof navigator === "undefined" ? [] : navigator.languages);

// The page waits for the texts of its language, so that its first paint is in the right one, and for no other.
await i18next.use(initReactI18next).init({
  resources: { [first]: await textsOf(first) },
  lng: first,
  fallbackLng: false,
  defaultNS: "common",
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
});

/** Resolves when problems are told in the page's own words; until then in those of the server, which are the same. */
export const toldInOwnWords = sentences().then((texts) => {
  for (const language of LANGUAGES) i18next.addResourceBundle(language, "problems", texts[language]);
});

// `{{count, number}}` in a text: our thin spaces instead of Intl's own grouping.
i18next.services.formatter?.add("number", (value: unknown, language: string | undefined) =>
  typeof value === "number" ? formatNumber(value, isLanguage(language) ? language : "en") : String(value),
);

/** Switch the whole page at once and remember the choice in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  if (!i18next.hasResourceBundle(language, "common")) {
    for (const [area, texts] of Object.entries(await textsOf(language)))
      i18next.addResourceBundle(language, area, texts);
  }
  await i18next.changeLanguage(language);
}

/** The current language; the component renders again when it is switched. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "en";
}

export default i18next;
