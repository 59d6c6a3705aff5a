import { beforeEach, expect, it, vi } from "vitest";
import { startJourney } from "./journey";
import { useProject } from "./project";
import { startUnits } from "./unit";
import { openNode, useView } from "./view";

const opened = () => useView.getState().opened;

/** The address is written a moment after what it says. */
const address = (search: string) => vi.waitFor(() => expect(location.search).toBe(search));

startUnits();
startJourney();

beforeEach(async () => {
  useProject.setState({ id: null });
  openNode(null);
  history.pushState(null, "", "/p/one");
  useProject.setState({ id: "one" });
});

it("closes the opened layer with the browser's back, however many were looked at", async () => {
  openNode("conv1");
  await address("?layer=conv1&face=maps");
  openNode("conv2");
  await address("?layer=conv2&face=maps");
  history.back();
  await vi.waitFor(() => expect(opened()).toBeNull());
  expect(location.pathname + location.search).toBe("/p/one");
});

it("piles nothing up when layers are opened and closed", async () => {
  const before = history.length;
  for (const node of ["conv1", "conv2", "conv1"]) {
    openNode(node);
    await address(`?layer=${node}&face=maps`);
    openNode(null);
    await address("");
  }
  expect(history.length).toBe(before + 1);
});

it("keeps a layer that is opened while the one before is being closed", async () => {
  openNode("conv1");
  await address("?layer=conv1&face=maps");
  openNode(null);
  openNode("conv2");
  await address("?layer=conv2&face=maps");
  expect(opened()).toBe("conv2");
  openNode(null);
  await address("");
});

it("leaves the network that is open alone on the way back to another one", async () => {
  openNode("conv1");
  await address("?layer=conv1&face=maps");
  history.pushState(null, "", "/p/two");
  useProject.setState({ id: "two" });
  openNode("fc1");
  const isBack = new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
  history.go(-2);
  await isBack;
  expect(opened()).toBe("fc1");
});

it("stays where a link led when its layer is closed", async () => {
  history.replaceState(null, "", "/p/one?layer=conv1&face=maps");
  openNode("conv1");
  const before = history.length;
  openNode(null);
  await address("");
  expect(location.pathname).toBe("/p/one");
  expect(history.length).toBe(before);
});
