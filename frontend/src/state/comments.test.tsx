import { notifications } from "@mantine/notifications";
import { beforeEach, expect, it, vi } from "vitest";
import "../i18n";
import type { CommentAnswer } from "../wire/messages.gen";
import "../views/together/texts";
import { startComments, takeComments, useComments } from "./comments";
import { useProject } from "./project";
import { useTogether } from "./together";

const said = (id: string, mine = false): CommentAnswer => ({
  id,
  node: "conv1",
  mine,
  role: "teacher",
  name: null,
  text: `What does ${id} see?`,
  created: "2026-01-01T00:00:00Z",
  resolved: null,
});
const told = vi.spyOn(notifications, "show");
const take = (...comments: CommentAnswer[]) => takeComments({ type: "comments", project: "one", comments });

beforeEach(() => {
  told.mockClear();
  useProject.setState({ id: "one" });
  useComments.setState({ comments: [], of: null, wanted: null });
  useTogether.setState({ uncommented: null, isWall: false });
});

it("says nothing of what was there when the project was opened", () => {
  take(said("a"), said("b"));
  expect(told).not.toHaveBeenCalled();
});

it("tells of what somebody else says, once, and not of one's own words", () => {
  take(said("a"));
  take(said("a"), said("b"));
  take(said("a"), said("b"), said("c", true));
  expect(told).toHaveBeenCalledTimes(1);
});

it("tells of the very first comment, which the part was loaded for", () => {
  useTogether.setState({ uncommented: "one" });
  take(said("a"));
  expect(told).toHaveBeenCalledTimes(1);
});

it("says nothing of it any more when the project is opened again", () => {
  startComments();
  useTogether.setState({ uncommented: "one" });
  take(said("a"));
  useProject.setState({ id: "two" });
  useProject.setState({ id: "one" });
  take(said("a"));
  expect(told).toHaveBeenCalledTimes(1);
});

it("keeps quiet on the wall, where nobody's words are shown", () => {
  useTogether.setState({ uncommented: "one", isWall: true });
  take(said("a"));
  expect(told).not.toHaveBeenCalled();
});
