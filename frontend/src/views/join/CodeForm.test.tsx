import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import "../../i18n";
import "./texts";
import { CodeForm } from "./CodeForm";

beforeAll(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(cleanup);

it("a mistyped code stays, marked to be typed over", () => {
  render(<CodeForm mistyped="K7M4PX" onCode={() => undefined} />, { wrapper: MantineProvider });
  const field = screen.getByRole<HTMLInputElement>("textbox");
  expect(field.value).toBe("K7M 4PX");
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
});
