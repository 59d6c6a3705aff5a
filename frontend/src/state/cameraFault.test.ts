import { describe, expect, it } from "vitest";
import { faultOf } from "./cameraFault";

describe("why there is no picture from the camera", () => {
  it.each([
    ["NotAllowedError", "refused"],
    ["SecurityError", "refused"],
    ["NotFoundError", "absent"],
    ["OverconstrainedError", "absent"],
    ["NotReadableError", "busy"],
  ] as const)("%s is %s", (name, fault) => {
    expect(faultOf(new DOMException("", name))).toBe(fault);
  });

  it("anything else may pass", () => {
    expect(faultOf(new Error("?"))).toBe("busy");
  });
});
