import { expect, test } from "vitest";
import { theme } from "./theme";
import { changedBy } from "./themeVariables";

test("a theme that changes nothing has no variables of its own", () => {
  expect(changedBy({})).toEqual({ variables: {}, light: {}, dark: {} });
});

test("what our theme changes is said, and no more", () => {
  const { variables, light, dark } = changedBy(theme);
  expect(variables["--mantine-font-family"]).toBe(theme.fontFamily);
  expect(variables["--mantine-color-indigo-6"]).toBe("#3b5bf0");
  expect(variables).not.toHaveProperty("--mantine-color-red-6");
  expect(dark).not.toHaveProperty("--mantine-color-red-light-color"); // else "erase" would be white
  expect(light["--mantine-color-accent-text"]).not.toBe(dark["--mantine-color-accent-text"]);
});
