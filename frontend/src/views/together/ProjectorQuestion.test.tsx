import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { takeProjectorAsked } from "../../state/projector";
import { ProjectorQuestion } from "./ProjectorQuestion";
import "./texts";

const asked = (is_shown: boolean) =>
  takeProjectorAsked({ type: "projector_asked", room: "r", project: "p", title: "Digits", is_shown });

beforeAll(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(cleanup);

it("the question names the project", () => {
  asked(false);
  render(<ProjectorQuestion />, { wrapper: MantineProvider });
  expect(screen.getByRole("status").textContent).toBe("May the teacher show your project “Digits” on the projector?");
});

it("what is shown is said in a row of its own, and on a curtain in a card", () => {
  asked(true);
  const { container } = render(<ProjectorQuestion />, { wrapper: MantineProvider });
  expect(screen.getByRole("status").textContent).toBe("On the projector: your project “Digits”");
  expect(container.querySelector("[data-strip]")).not.toBeNull();
  cleanup();
  const card = render(<ProjectorQuestion card />, { wrapper: MantineProvider });
  expect(card.container.querySelector("[data-strip]")).toBeNull();
});
