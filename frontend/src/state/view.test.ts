import { beforeEach, describe, expect, it } from "vitest";
import { askConnect, select, useView } from "./view";

describe("the menu that connects a layer", () => {
  beforeEach(() => {
    select(["conv"]);
    askConnect("conv");
  });

  it("stays while its layer is the selected one", () => {
    select(["conv"], ["edge"]);
    expect(useView.getState().connectFrom).toBe("conv");
  });

  it.each([[[]], [["pool"]], [["conv", "pool"]]])("closes when %j is selected", (nodes) => {
    select(nodes);
    expect(useView.getState().connectFrom).toBeNull();
  });
});
