/** What the server is asked about the results of a run. */

import type { Cell } from "../core/results";
import { request } from "./api";
import type * as wire from "./messages.gen";
import type { Variant } from "./types";

export type { AnsweredImages, Calibration, ResultHead, UnderwayAnswer } from "./messages.gen";

export interface ResultSummary extends Omit<wire.ResultSummary, "matrix"> {
  readonly matrix: readonly Cell[];
}

export interface ResultAnswer extends Omit<wire.ResultAnswer, "summary"> {
  readonly summary: ResultSummary;
}

/** Which result: a split, a step, with test-time augmentation or without. */
export interface ResultPlace {
  readonly split: ResultAnswer["split"];
  readonly step: number;
  readonly tta: boolean;
}

/** Which of its images: those of a cell, or all mistakes. */
export type ImagesWish = { readonly true: number; readonly predicted: number } | { readonly wrong: true };

const results = (run: string) => `/api/runs/${encodeURIComponent(run)}/results`;
const place = (run: string, { split, step }: ResultPlace) => `${results(run)}/${split}/${step}`;

/** A run's results, and the looks of others, with what their runs are called by. */
export interface ResultList extends Omit<wire.ResultList, "looks"> {
  looks: (Omit<wire.TestLook, "variant"> & { variant: Variant | null })[];
}

export const resultsApi = {
  list: (run: string, signal?: AbortSignal) => request<ResultList>("GET", results(run), { signal }),
  read: (run: string, at: ResultPlace) => request<ResultAnswer>("GET", `${place(run, at)}?tta=${at.tta}`),
  /** The result, or how far it is: then asked again with the step that was answered. */
  measure: (run: string, wish: { split: ResultPlace["split"]; tta: boolean; snapshot: number | "live" }) =>
    request<ResultAnswer | wire.UnderwayAnswer>("POST", results(run), { body: wish }),
  images: (run: string, at: ResultPlace, wish: ImagesWish, limit: number, signal: AbortSignal) => {
    const asked = new URLSearchParams({ tta: String(at.tta), limit: String(limit) });
    for (const [name, value] of Object.entries(wish)) asked.set(name, String(value));
    return request<wire.AnsweredImages>("GET", `${place(run, at)}/images?${asked}`, { signal });
  },
};
