import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { modulesPath } from "./qrPath";

/** The modules that a path of unit squares covers. */
function covered(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return modules;
}

describe("a QR code as a path", () => {
  it("covers the dark modules and no other", () => {
    const { data, size } = encode("http://192.168.1.5:8000/j/K7M4PX", { ecc: "M", border: 0 });
    expect(covered(modulesPath(data), size)).toEqual(data);
  });

  it("joins neighbours", () => expect(modulesPath([[true, true, false, true]])).toBe("M0 0h2v1h-2zM3 0h1v1h-1z"));
});
