import { afterEach, describe, expect, it } from "vitest";
import { closeDialog, openDialog } from "../state/dialogs";
import { useRoom } from "../state/room";
import type { MemberAnswer, RoomAnswer } from "../wire/messages.gen";
import { handleKey } from "./shortcuts";

/** A key that reaches the page while nothing in it has the focus; whether a command took it. */
function isTaken(key: string): boolean {
  const event = new KeyboardEvent("keydown", { key, cancelable: true });
  document.body.addEventListener("keydown", handleKey, { once: true });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}

describe("shortcuts", () => {
  afterEach(closeDialog);

  it("work when the focus is nowhere", () => {
    expect(isTaken("?")).toBe(true);
  });

  it("do nothing behind a modal dialog, wherever the focus has gone", () => {
    openDialog({ name: "sweep" });
    expect(isTaken("?")).toBe(false);
  });

  it("do nothing behind the curtain of a class", () => {
    const room = { quiet: true, ended: null } as RoomAnswer;
    useRoom.setState({ room, me: { state: "in" } as MemberAnswer });
    expect(isTaken("?")).toBe(false);
    useRoom.setState({ room: null, me: null });
  });
});
