import { describe, expect, it } from "vitest";
import { joinAddress } from "./joinAddress";

const HERE = { protocol: "http:", hostname: "localhost", host: "localhost:8000", port: "8000" };
const THERE = { protocol: "https:", hostname: "svertka.school", host: "svertka.school", port: "" };

describe("the address of a room", () => {
  it("is the page's own where others can open that", () => {
    expect(joinAddress("K7M4PX", "10.0.0.7", THERE)).toEqual({
      host: "svertka.school",
      link: "https://svertka.school/j/K7M4PX",
      instead: null,
    });
  });

  it("is the network's at the server's own machine", () => {
    expect(joinAddress("K7M4PX", "10.0.0.7", HERE)).toEqual({
      host: "10.0.0.7:8000",
      link: "http://10.0.0.7:8000/j/K7M4PX",
      instead: "lan",
    });
    expect(joinAddress("K7M4PX", "10.0.0.7", { ...HERE, host: "localhost", port: "" }).host).toBe("10.0.0.7");
  });

  it("says where there is none", () => expect(joinAddress("K7M4PX", null, HERE).instead).toBe("nowhere"));
});
