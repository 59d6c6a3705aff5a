import { afterEach, describe, expect, it } from "vitest";
import { useConnection } from "./connection";
import { askBeforeLeaving } from "./leaving";
import { useProject } from "./project";

/** Whether the browser would ask before it leaves. */
function asks(): boolean {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

describe("leaving the page", () => {
  askBeforeLeaving();
  afterEach(() => {
    useProject.setState({ saved: true });
    useConnection.setState({ live: "connecting" });
  });

  it.each([
    [false, "offline", true],
    [false, "restarting", true],
    [false, "online", false],
    [true, "offline", false],
  ] as const)("with saved %s and the server %s it is asked about: %s", (saved, live, expected) => {
    useProject.setState({ saved });
    useConnection.setState({ live });
    expect(asks()).toBe(expected);
  });
});
