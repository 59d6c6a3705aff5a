import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { useRoom } from "../../state/room";
import type { Joined, MemberAnswer, RoomAnswer } from "../../wire/messages.gen";
import "./texts";
import { Entered } from "./Entered";

const entry: Joined = {
  room: { id: "r", title: "8A" } as RoomAnswer,
  member: { id: "m", nickname: "Ada", state: "waiting" } as MemberAnswer,
  phrase: null,
};

beforeAll(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(cleanup);

const gone = (wasWaiting: boolean) =>
  useRoom.setState({ gone: { room: "r", title: "8A", reason: "kicked", wasMember: true, wasWaiting } });

it("whoever was never in is told that they were not let in", () => {
  gone(true);
  render(<Entered entry={entry} onAgain={() => undefined} />, { wrapper: MantineProvider });
  expect(screen.getByText(/has not let you in to “8A”/)).toBeTruthy();
  expect(screen.getByRole("button").textContent).toBe("Look again");
});

it("whoever was in is told that they are off the list", () => {
  gone(false);
  render(<Entered entry={entry} onAgain={() => undefined} />, { wrapper: MantineProvider });
  expect(screen.getByText(/taken you off the list/)).toBeTruthy();
});
