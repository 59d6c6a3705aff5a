import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import "../i18n";
import { useTogether } from "../state/together";
import "../views/together/texts";
import { CopyToBuild } from "./TakeCopy";

beforeEach(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(cleanup);

it.each([
  [true, "The teacher’s network"],
  [false, "Somebody else’s network"],
])("names whose network is looked at, led by the teacher: %s", (isMirrored, title) => {
  useTogether.setState({ isMirrored });
  render(<CopyToBuild />, { wrapper: MantineProvider });
  expect(screen.getByRole("heading").textContent).toBe(title);
});
