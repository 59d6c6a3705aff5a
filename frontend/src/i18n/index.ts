/** The page's i18next instance and the live switch between its languages. Import once, before the first component. */
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { catalogue } from "./catalogue";
import { chooseLanguage, isLanguage, type Language, storedLanguage, storeLanguage } from "./language";
import { rememberLanguage } from "./language-state";
import { formatNumber } from "./numbers";

export { LANGUAGE_NAMES, LANGUAGES, type Language } from "./language";
export { currentLanguage } from "./language-state";

i18next.on("languageChanged", (language) => {
  if (!isLanguage(language)) return;
  rememberLanguage(language);
  if (typeof document !== "undefined") document.documentElement.lang = language;
});

void i18next.use(initReactI18next).init({
  resources: catalogue,
  lng: chooseLanguage(storedLanguage(), typeof navigator === "undefined" ? [] : navigator.languages),
  fallbackLng: "en",
  defaultNS: "common",
  ns: Object.keys(catalogue.en),
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false, // the texts are in the bundle: the first paint is already in the right language
  returnNull: false,
});

// `{{count, number}}` in a text: our thin spaces instead of Intl's own grouping.
i18next.services.formatter?.add("number", (value: unknown, language: string | undefined) =>
  typeof value === "number" ? formatNumber(value, isLanguage(language) ? language : "en") : String(value),
);

/** Switch the whole page at once and remember the choice in this browser. */
export async function setLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  await i18next.changeLanguage(language);
}

/** The current language; the component renders again when it is switched. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "en";
}

export default i18next;
