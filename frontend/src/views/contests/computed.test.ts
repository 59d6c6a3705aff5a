import { afterEach, describe, expect, it } from "vitest";
import { setLanguage } from "../../i18n";
import { computedTime } from "./computed";
import "./texts";

afterEach(() => setLanguage("en"));

describe("how long a network has computed", () => {
  it("is told in seconds below a minute, in the reader's language", async () => {
    expect(computedTime(0.2)).toBe("0.2 s");
    expect(computedTime(25.81)).toBe("25.9 s");
    expect(computedTime(0)).toBe("0 s");
    await setLanguage("ru");
    expect(computedTime(0.2)).toBe("0,2 с");
  });

  it("is told in minutes and seconds from then on", () => {
    expect(computedTime(59.99)).toBe("1:00 min");
    expect(computedTime(3661)).toBe("61:01 min");
  });

  it("never rounds too long a training down to what is allowed", () => {
    expect(computedTime(300)).toBe("5:00 min");
    expect(computedTime(300.01)).toBe("5:01 min");
  });
});
