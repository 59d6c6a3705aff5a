import { expect, it } from "vitest";
import {
  hasUnit,
  NOWHERE,
  readPlace,
  readUnit,
  sameUnit,
  type Unit,
  unitAt,
  unitIn,
  unitText,
  writePlace,
} from "./unit";

const PIXEL: Unit = { node: "layer1.0.conv1", channel: 3, y: 4, x: 5 };
const FEATURE: Unit = { node: "fc1", channel: 7, y: null, x: null };

it("reads the units that it writes", () => {
  for (const unit of [PIXEL, FEATURE]) expect(readUnit(unitText(unit))).toEqual(unit);
  expect(unitText(PIXEL)).toBe("layer1.0.conv1:3:4:5");
  for (const text of ["", "conv1", "conv1:", "conv1:1:2", "conv1:-1", "conv1:1:2:3:4", "1conv:1"])
    expect(readUnit(text), text).toBeNull();
});

it("reads the addresses that it writes, and leaves what others wrote", () => {
  const places = [
    NOWHERE,
    { unit: PIXEL, layer: null, face: null },
    { unit: PIXEL, layer: PIXEL.node, face: "pixel" },
    { unit: PIXEL, layer: "conv2", face: "maps" },
    { unit: null, layer: "conv2", face: "filters" },
  ];
  for (const place of places) {
    const written = writePlace("?lang=ru&unit=old:1&face=maps&layer=gone", place);
    expect(readPlace(written)).toEqual(place);
    expect(written).toContain("lang=ru");
  }
  expect(writePlace("", { unit: PIXEL, layer: PIXEL.node, face: "pixel" })).toBe(
    "?unit=layer1.0.conv1:3:4:5&face=pixel",
  );
  expect(writePlace("?face=maps", { unit: PIXEL, layer: PIXEL.node, face: "pixel" })).toBe(
    "?unit=layer1.0.conv1:3:4:5&face=pixel",
  );
  expect(writePlace("", NOWHERE)).toBe("");
});

it("knows which unit a value of a picture is", () => {
  const maps = { node: "conv1", kind: "activations", channels: [0, 2, 4], tiles: 3, width: 8 } as const;
  const at = { tile: 1, row: 4, column: 5 };
  expect(unitAt({ ...maps, channels: [0, 2, 4] }, null, at)).toEqual({ node: "conv1", channel: 2, y: 4, x: 5 });
  expect(unitAt({ ...maps, channels: [], kind: "filters" }, null, at)).toBeNull();
  const vector = { node: "fc1", kind: "activations", channels: [0, 1, 2], width: 3 } as const;
  expect(unitAt({ ...vector, channels: [0, 1, 2], tiles: 1 }, 3, { tile: 0, row: 0, column: 2 })).toEqual({
    ...FEATURE,
    channel: 2,
  });
  expect(unitAt({ ...vector, channels: [0, 1, 2], tiles: 3 }, 3, { tile: 2, row: 0, column: 0 })?.channel).toBe(2);
  const long = { ...vector, channels: [], tiles: 1024, width: 1 };
  expect(unitAt(long, 4096, { tile: 100, row: 0, column: 0 })?.channel).toBe(400);
});

it("compares places, not objects", () => {
  expect(sameUnit(PIXEL, { ...PIXEL })).toBe(true);
  expect(sameUnit(PIXEL, { ...PIXEL, x: 6 })).toBe(false);
  expect(sameUnit(PIXEL, null)).toBe(false);
  expect(sameUnit(null, null)).toBe(true);
});

it("knows which units a layer has", () => {
  expect(hasUnit([6, 28, 28], { node: "conv1", channel: 5, y: 27, x: 0 })).toBe(true);
  expect(hasUnit([6, 28, 28], { node: "conv1", channel: 5, y: null, x: null })).toBe(true);
  expect(hasUnit([6, 28, 28], { node: "conv1", channel: 6, y: 0, x: 0 })).toBe(false);
  expect(hasUnit([6, 28, 28], { node: "conv1", channel: 0, y: 0, x: 28 })).toBe(false);
  expect(hasUnit([10], { node: "fc3", channel: 9, y: null, x: null })).toBe(true);
  expect(hasUnit([10], { node: "fc3", channel: 9, y: 0, x: 0 })).toBe(false);
});

it("begins with the chosen unit where it is one of the layer, else in the middle of the same map", () => {
  const chosen: Unit = { node: "conv2", channel: 4, y: 9, x: 4 };
  expect(unitIn("conv2", [16, 10, 12], chosen)).toEqual(chosen);
  expect(unitIn("conv2", [16, 5, 5], chosen)).toEqual({ node: "conv2", channel: 4, y: 2, x: 2 });
  expect(unitIn("pool2", [3, 5, 5], chosen)).toEqual({ node: "pool2", channel: 2, y: 2, x: 2 });
  expect(unitIn("conv2", [16, 10, 12], { ...chosen, y: null, x: null })).toEqual({ ...chosen, y: 5, x: 6 });
  expect(unitIn("fc3", [10], chosen)).toEqual({ node: "fc3", channel: 4, y: null, x: null });
});
