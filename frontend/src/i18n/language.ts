/** The languages the page speaks, and which of them a visitor gets. No i18next here: pure and testable. */

export const LANGUAGES = ["en", "ru"] as const;

export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself: a person who cannot read the page must still find their own. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", ru: "Русский" };

const STORAGE_KEY = "svertka.language";

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** An explicit choice wins, then the first language of the browser's list that the page speaks, then English. */
export function chooseLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split("-")[0];
    if (isLanguage(primary)) return primary;
  }
  return "en";
}

/** The choice kept in this browser, or null; a browser that forbids storage just forgets. */
export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be forbidden (private windows); the choice then lasts as long as the page.
  }
}
