import { describe, expect, it } from "vitest";
import { added, changed, isOn, moved, type Operation, operationsOf, removed, switched } from "./augmentation";

const list: Operation[] = [{ op: "shift", pixels: 2 }, { op: "rotate" }, { op: "mixup", enabled: false }];
const names = (operations: readonly Operation[]) => operations.map(({ op }) => op);

describe("a list of augmentations", () => {
  it("is empty where the recipe says nothing, and holds operations only", () => {
    expect(operationsOf(undefined)).toEqual([]);
    expect(operationsOf(3)).toEqual([]);
    expect(operationsOf([{ op: "shift" }, 3, null, { p: 1 }])).toEqual([{ op: "shift" }]);
  });

  it("grows at its end and loses what is taken out", () => {
    expect(names(added(list, "hue"))).toEqual(["shift", "rotate", "mixup", "hue"]);
    expect(names(removed(list, 1))).toEqual(["shift", "mixup"]);
  });

  it("is reordered a place at a time, and stays at its ends", () => {
    expect(names(moved(list, 0, 1))).toEqual(["rotate", "shift", "mixup"]);
    expect(names(moved(list, 2, -1))).toEqual(["shift", "mixup", "rotate"]);
    expect(names(moved(list, 0, -1))).toEqual(names(list));
    expect(names(moved(list, 2, 1))).toEqual(names(list));
  });

  it("takes values and switches, and keeps the rest", () => {
    expect(changed(list, 0, "pixels", 4)[0]).toEqual({ op: "shift", pixels: 4 });
    expect(switched(list, 0).map(isOn)).toEqual([false, true, false]);
    expect(switched(switched(list, 0), 0).map(isOn)).toEqual(list.map(isOn));
    expect(list[0]).toEqual({ op: "shift", pixels: 2 });
  });
});
