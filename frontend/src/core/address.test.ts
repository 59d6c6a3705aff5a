import { expect, it } from "vitest";
import { isLoopback } from "./address";

it("tells this machine from one that others can reach", () => {
  for (const host of ["localhost", "svertka.localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
    expect(isLoopback(host), host).toBe(true);
  for (const host of ["192.168.0.12", "10.127.0.1", "127.example.org", "svertka.school", "[fe80::1]"])
    expect(isLoopback(host), host).toBe(false);
});
