/**
 * The theme as CSS variables, in a style sheet made by the page's program. Mantine would write them into a `<style>` of the
 * document, which a policy without 'unsafe-inline' forbids: nothing that gets into the document may style it.
 */

import {
  type ConvertCSSVariablesInput,
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineThemeOverride,
  mergeMantineTheme,
} from "@mantine/core";

type Values = Record<string, string>;

/** Has the document follow the theme; MantineProvider then takes `withCssVariables={false}`. */
export function adoptTheme(theme: MantineThemeOverride): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(convertCssVariables(changedBy(theme), ":root"));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** The variables in which a theme differs from Mantine's own; those are in its style sheets. */
export function changedBy(theme: MantineThemeOverride): ConvertCSSVariablesInput {
  const known = defaultCssVariablesResolver(DEFAULT_THEME);
  const wanted = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  return {
    variables: changed(wanted.variables, known.variables),
    light: changed(wanted.light, known.light),
    dark: Object.fromEntries(Object.entries(changed(wanted.dark, known.dark)).filter(([name]) => !isWarning(name))),
  };
}

/** With as light a shade as the accent's in the dark, red and orange words would be white ones. */
function isWarning(name: string): boolean {
  return /^--mantine-color-(red|orange)-light-color$/.test(name);
}

function changed(wanted: Values, known: Values): Values {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => known[name] !== value));
}
