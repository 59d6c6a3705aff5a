/** Colours of the curves: canvases cannot read the page's CSS variables, so they stand here, one set a theme. */
import type { Theme } from "../../core/colours";

export interface CurveColours {
  readonly train: string;
  readonly raw: string;
  readonly validation: string;
  readonly text: string;
  readonly grid: string;
  /** The moment that is looked at. */
  readonly moment: string;
}

export const COLOURS: Record<Theme, CurveColours> = {
  light: {
    train: "#3b5bf5",
    raw: "#3b5bf533",
    validation: "#d9730d",
    text: "#5c6370",
    grid: "#e7e9ee",
    moment: "#b45f06",
  },
  dark: {
    train: "#7d93ff",
    raw: "#7d93ff3d",
    validation: "#f0a04b",
    text: "#9aa2b1",
    grid: "#272c35",
    moment: "#f0a04b",
  },
};
