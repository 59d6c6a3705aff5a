import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endLesson, setShowing, teach } from "../../state/lesson";
import { useProject } from "../../state/project";
import { useRun } from "../../state/run";
import { useTogether } from "../../state/together";
import { endTour, goTo, STEPS, useTour } from "./steps";
import { useOffer } from "./useOffer";

const step = () => useTour.getState().step;

describe("the tour of a first visit", () => {
  beforeEach(() => {
    endTour();
    useTour.setState({ gaveWay: false });
    useRun.setState({ run: null });
    localStorage.clear();
    useProject.setState({ mine: true });
  });
  afterEach(() => {
    cleanup();
    endLesson();
    useTogether.setState({ isMirrored: false });
  });

  it("opens over one's own project", () => {
    renderHook(useOffer);
    expect(step()).toBe(0);
  });

  it("waits while a class is shown this page", () => {
    teach("r", "8A");
    setShowing(true);
    renderHook(useOffer);
    expect(step()).toBeNull();
    act(() => setShowing(false));
    expect(step()).toBe(0);
  });

  it("goes when somebody else begins to lead", () => {
    renderHook(useOffer);
    act(() => useTogether.setState({ isMirrored: true }));
    expect(step()).toBeNull();
    act(() => useTogether.setState({ isMirrored: false }));
    expect(step()).toBeNull();
  });

  it("stays at its step when an opened layer has covered it", () => {
    const { unmount } = renderHook(useOffer);
    act(() => goTo(2));
    unmount();
    renderHook(useOffer);
    expect(step()).toBe(2);
  });

  it("does not come back after a training that it made room for", () => {
    const { unmount } = renderHook(useOffer);
    act(() => useRun.setState({ run: { state: "running" } as ReturnType<typeof useRun.getState>["run"] }));
    unmount();
    useRun.setState({ run: null });
    renderHook(useOffer);
    expect(step()).toBeNull();
  });

  it.each([
    [0, null],
    [STEPS.findIndex(({ name }) => name === "play"), STEPS.findIndex(({ name }) => name === "play") + 1],
  ])("makes room for a training that begins at step %s", (before, after) => {
    renderHook(useOffer);
    act(() => goTo(before));
    act(() => useRun.setState({ run: { state: "running" } as ReturnType<typeof useRun.getState>["run"] }));
    expect(step()).toBe(after);
  });
});
