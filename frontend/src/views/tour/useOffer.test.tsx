import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endLesson, setShowing, teach } from "../../state/lesson";
import { useProject } from "../../state/project";
import { useTogether } from "../../state/together";
import { endTour, useTour } from "./steps";
import { useOffer } from "./useOffer";

const step = () => useTour.getState().step;

describe("the tour of a first visit", () => {
  beforeEach(() => {
    endTour();
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
  });
});
