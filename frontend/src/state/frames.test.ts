import { beforeEach, expect, it, vi } from "vitest";
import type { FrameItem } from "../wire/frames";
import type { ItemKind, NodeId } from "../wire/types";
import { CANVAS_WATCH, forgetFrames, forgetWatch, latestItem, networkValueRange, takeFrame } from "./frames";

// Nothing is drawn here: frames are only taken in.
beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  forgetFrames();
  return () => vi.unstubAllGlobals();
});

function item(node: NodeId, kind: ItemKind, lo: number, hi: number): FrameItem {
  const ends = { lo: Float32Array.of(lo), hi: Float32Array.of(hi) };
  return {
    node,
    kind,
    isColour: false,
    channels: [0],
    tiles: 1,
    total: 1,
    height: 1,
    width: 1,
    ...ends,
    data: Float32Array.of(lo),
  };
}

function take(watch: string, items: FrameItem[]): void {
  takeFrame({ header: { watch }, items } as Parameters<typeof takeFrame>[0], () => undefined);
}

it("weights have a range of their own beside the activations'", () => {
  take(CANVAS_WATCH, [item("conv1", "activations", 0, 90), item("conv1", "filters", -0.2, 0.1)]);
  take("node", [item("dense1", "filters", -0.1, 0.4), item("dense1", "activations", -500, 500)]);
  expect(networkValueRange("activations")).toEqual({ lo: 0, hi: 90 });
  expect(networkValueRange("filters")?.lo).toBeCloseTo(-0.2);
  expect(networkValueRange("filters")?.hi).toBeCloseTo(0.4);
});

it("forgets one watch and keeps the others", () => {
  take(CANVAS_WATCH, [item("conv", "activations", 0, 1)]);
  take("beside", [item("conv", "activations", 0, 2), item("head", "activations", 0, 3)]);
  forgetWatch("beside");
  expect(latestItem("conv", "activations", "beside")).toBeNull();
  expect(latestItem("head", "activations", "beside")).toBeNull();
  expect(latestItem("conv")).not.toBeNull();
});
