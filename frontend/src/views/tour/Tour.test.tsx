import { MantineProvider } from "@mantine/core";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import "../../i18n";
import { closeDialog, openDialog } from "../../state/dialogs";
import { goTo, STEPS } from "./steps";
import { Tour } from "./Tour";

let coarse = false;

beforeEach(() => {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), { media, matches: coarse && media === "(pointer: coarse)" }) as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
});
afterEach(cleanup);

const show = (name: string) => {
  goTo(STEPS.findIndex((step) => step.name === name));
  render(<Tour />, { wrapper: MantineProvider });
};

it("waits behind a dialog that is opened", () => {
  show("canvas");
  expect(screen.queryByTestId("tour")).not.toBeNull();
  act(() => openDialog({ name: "data" }));
  expect(screen.queryByTestId("tour")).toBeNull();
  act(() => closeDialog());
  expect(screen.queryByTestId("tour")).not.toBeNull();
});

it.each([
  [false, "double click"],
  [true, "double tap"],
])("names what is done, with a finger: %s", (finger, words) => {
  coarse = finger;
  show("inspector");
  expect(screen.getByTestId("tour").textContent).toContain(words);
});
