/** The first tour's course: which parts of the page it shows, and whether it is on. */
import { create } from "zustand";
import { type PhoneTab, showPhoneTab, useView } from "../../state/view";
import { remember, remembers } from "../visits";

export interface TourStep {
  readonly name: "canvas" | "probe" | "palette" | "play" | "inspector";
  /** The part in the light: the first of these that is on the page. */
  readonly targets: readonly string[];
  /** The tab that shows this part on a small screen. */
  readonly phoneTab: PhoneTab;
}

/** Parts are marked `data-tour`, so that the tour survives changes of layout. */
export const STEPS: readonly TourStep[] = [
  { name: "canvas", targets: ['[data-tour="canvas"]', "main"], phoneTab: "network" },
  { name: "probe", targets: ['[data-tour="probe"]'], phoneTab: "draw" },
  { name: "palette", targets: ['[data-tour="palette"]'], phoneTab: "add" },
  { name: "play", targets: ['[data-tour="play"]'], phoneTab: "network" },
  { name: "inspector", targets: ['[data-tour="inspector"]'], phoneTab: "layer" },
];

interface TourState {
  /** Index of the step that is shown; null while the tour is off. */
  readonly step: number | null;
  /** It has made room, for somebody who led this page or for a training: whoever did that has other things to do. */
  readonly gaveWay: boolean;
}

export const useTour = create<TourState>(() => ({ step: null, gaveWay: false }));

export function startTour(): void {
  goTo(0);
}

/** A project is open, whoever made it. The tour is for the first visit only; who skips it is not asked again. */
export function offerTour(): void {
  remember("visited");
  const { step, gaveWay } = useTour.getState();
  // A step that is shown already stays: an opened layer covers the tour, and closing it is no second visit.
  if (step === null && !gaveWay && !remembers("toured")) startTour();
}

/** Other people look at this page now: the tour goes, and is offered again when they do not. */
export function putOffTour(): void {
  useTour.setState({ step: null });
}

/** Somebody else leads the page: the tour is not offered again before it is loaded anew. */
export function giveWayToLeader(): void {
  useTour.setState({ step: null, gaveWay: true });
}

/** Play was pressed: what the training shows is not covered. The step that asked for it is followed by the next. */
export function giveWayToTraining(): void {
  const { step } = useTour.getState();
  if (step === null) return;
  if (STEPS[step]?.name === "play") goTo(step + 1);
  else useTour.setState({ step: null, gaveWay: true });
}

export function goTo(step: number): void {
  const shown = STEPS[step];
  if (shown === undefined) return;
  useTour.setState({ step });
  showPhoneTab(shown.phoneTab);
}

export function endTour(): void {
  remember("toured");
  useTour.setState({ step: null });
  if (useView.getState().phoneTab !== "network") showPhoneTab("network");
}
