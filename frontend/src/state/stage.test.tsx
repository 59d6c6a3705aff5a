import { afterEach, describe, expect, it } from "vitest";
import type { MemberAnswer } from "../wire/messages.gen";
import { useRoom } from "./room";
import { forgetStage, takeShown, useStage } from "./stage";

function show(project: string): void {
  takeShown({ type: "shown", room: "r", project, part: null });
}

describe("what a teacher shows", () => {
  afterEach(() => {
    forgetStage();
    useRoom.setState({ me: null });
    history.replaceState(null, "", "/");
  });

  it("is gone along with, wherever one is", () => {
    useRoom.setState({ me: { id: "m1" } as MemberAnswer });
    history.replaceState(null, "", "/p/own");
    show("lesson");
    expect(location.pathname).toBe("/p/lesson");
  });

  it.each(["/join", "/j/ABC234"])("is only offered at %s, where the four words are told once", (door) => {
    useRoom.setState({ me: { id: "m1" } as MemberAnswer });
    history.replaceState(null, "", door);
    show("lesson");
    expect(location.pathname).toBe(door);
    expect(useStage.getState()).toMatchObject({ project: "lesson", isFollowing: false });
  });
});
