import { describe, expect, it } from "vitest";
import { pageAfterLogin, teachAddress } from "./afterLogin";

describe("after the login", () => {
  it("one comes back to the room's page that asked for it", () => {
    const { search } = new URL(teachAddress("/rooms/a1-b2/projector"), "http://svertka");
    expect(pageAfterLogin(search)).toBe("/rooms/a1-b2/projector");
  });

  it.each(["", "?back=", "?back=//elsewhere.example", "?back=https://elsewhere.example", "?back=/rooms/../teach"])(
    "%j leads nowhere else",
    (search) => expect(pageAfterLogin(search)).toBeNull(),
  );
});
