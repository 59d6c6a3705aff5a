import { describe, expect, it } from "vitest";
import { type Areas, areaOf, sentences, type Texts, textsOf } from "./catalogue";
import { LANGUAGES, type Language } from "./language";

const late = import.meta.glob<Texts>("./{en,ru}/late/*.json", { eager: true, import: "default" });

/** What is on the page from the start, and what comes later. */
async function everything(language: Language): Promise<Areas> {
  const own = Object.entries(late).filter(([path]) => path.startsWith(`./${language}/`));
  const atOnce = await textsOf(language);
  for (const [path] of own) expect(atOnce).not.toHaveProperty(areaOf(path));
  const later = Object.fromEntries(own.map(([path, texts]) => [areaOf(path), texts]));
  return { ...atOnce, ...later, problems: (await sentences())[language] };
}

const catalogue: Record<Language, Areas> = { en: await everything("en"), ru: await everything("ru") };

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(texts: Texts, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

function keysWithoutPlurals(language: Language, area: string): string[] {
  const keys = [...flatten(catalogue[language][area] ?? {}).keys()];
  return [...new Set(keys.map((key) => key.replace(PLURAL, "")))].sort();
}

const areas = Object.keys(catalogue.en);

/** Problem codes may end like a plural ("too_one") and have one form only: their sentences avoid counting. */
const countingAreas = areas.filter((area) => area !== "problems");

describe("the catalogue", () => {
  it("has the same areas in every language", () => {
    for (const language of LANGUAGES) expect(Object.keys(catalogue[language]).sort()).toEqual([...areas].sort());
  });

  it.each(areas)("%s has the same keys in English and Russian", (area) => {
    expect(keysWithoutPlurals("ru", area)).toEqual(keysWithoutPlurals("en", area));
  });

  it.each(countingAreas)("%s has every plural form its language needs", (area) => {
    for (const language of LANGUAGES) {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const flat = flatten(catalogue[language][area] ?? {});
      for (const key of flat.keys()) {
        if (!PLURAL.test(key)) continue;
        const stem = key.replace(PLURAL, "");
        for (const form of needed)
          expect(flat.has(`${stem}_${form}`), `${language} ${area}: ${stem}_${form}`).toBe(true);
      }
    }
  });

  it.each(areas)("%s fills the same blanks in both languages", (area) => {
    const blanks = (text: string): string[] =>
      [...new Set(text.match(/\{+\s*\w+/g) ?? [])].map((blank) => blank.trim()).sort();
    const english = flatten(catalogue.en[area] ?? {});
    for (const [key, text] of flatten(catalogue.ru[area] ?? {})) {
      const original = english.get(key.replace(PLURAL, "_other")) ?? english.get(key);
      // A plural form may leave the number out ("один слой"), but must not ask for what is not given. English needs the
      // number in its form for many only; Russian's for one is that of 21 as well.
      if (PLURAL.test(key)) expect(blanks(original ?? "")).toEqual(expect.arrayContaining(blanks(text)));
      else expect(blanks(text), `${area}: ${key}`).toEqual(blanks(original ?? ""));
    }
  });

  it.each(areas)("%s has no empty text", (area) => {
    for (const language of LANGUAGES) {
      for (const [key, text] of flatten(catalogue[language][area] ?? {})) expect(text.trim(), key).not.toBe("");
    }
  });
});
