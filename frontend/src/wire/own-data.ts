/** What the server is asked about data sets of one's own, and about a data set as a whole. */

import { currentLanguage } from "../i18n/language-state";
import { ApiProblem, request } from "./api";
import type { DatasetEntry, DatasetStatistics, ErrorAnswer, SampleList, UploadAnswer } from "./messages.gen";

export type {
  BrokenFile,
  DatasetStatistics,
  Duplicates,
  SampleList,
  UploadAnswer,
  UploadPreview,
} from "./messages.gen";

/** How pictures become a data set's images. */
export interface Fitting {
  readonly size: readonly [height: number, width: number];
  readonly channels: 1 | 3;
  readonly fit: "crop" | "pad" | "stretch";
}

export interface ImportChoice extends Fitting {
  readonly title: string;
  readonly parts: "given" | "drawn";
  readonly val: number;
  readonly test: number;
  readonly seed: number;
  readonly duplicates: "keep" | "drop";
}

const MINE = "/api/datasets/mine";
const upload = (id: string) => `${MINE}/${encodeURIComponent(id)}`;
const dataset = (name: string) => `/api/datasets/${encodeURIComponent(name)}`;

/** A large data set is looked at for the first time. */
const WHOLE_PATIENCE_MS = 150_000;

export const ownDataApi = {
  upload: (id: string, signal?: AbortSignal) => request<UploadAnswer>("GET", upload(id), { signal }),
  discard: (id: string) => request<null>("DELETE", upload(id)),
  import: (id: string, choice: ImportChoice) => request<UploadAnswer>("POST", upload(id), { body: choice }),
  delete: (name: string) => request<null>("DELETE", dataset(name)),
  restore: (name: string) => request<DatasetEntry>("POST", `${dataset(name)}/restore`),
};

export const exploreApi = {
  statistics: (name: string, signal: AbortSignal) =>
    request<DatasetStatistics>("GET", `${dataset(name)}/statistics`, { signal, patience: WHOLE_PATIENCE_MS }),
  samples: (
    name: string,
    split: string,
    wish: { label: number | null; start: number; count: number },
    signal: AbortSignal,
  ) => {
    const asked = new URLSearchParams({ start: String(wish.start), count: String(wish.count) });
    if (wish.label !== null) asked.set("label", String(wish.label));
    return request<SampleList>("GET", `${dataset(name)}/${split}/indices?${asked}`, { signal });
  },
};

/** The picture of a data set's mean, of one class's, or of what varies. */
export function wholePicture(name: string, what: "mean" | "deviation", label: number | null = null): string {
  return `${dataset(name)}/statistics/${what}.png${label === null ? "" : `?label=${label}`}`;
}

/** A picture of an upload as an import would make it. */
export function fittedPicture(id: string, number: number, { size, channels, fit }: Fitting): string {
  const asked = new URLSearchParams({
    height: String(size[0]),
    width: String(size[1]),
    channels: String(channels),
    fit,
  });
  return `${upload(id)}/samples/${number}.png?${asked}`;
}

/** Sends an archive; `progress` is told the share that is on the server. `fetch` cannot tell that. */
export function sendArchive(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open("POST", MINE);
    call.setRequestHeader("Content-Type", "application/zip");
    call.setRequestHeader("Accept-Language", currentLanguage());
    call.responseType = "json";
    call.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    call.onload = () => {
      if (call.status < 400) resolve(call.response as UploadAnswer);
      else reject(new ApiProblem(call.status, (call.response as Partial<ErrorAnswer> | null) ?? {}));
    };
    call.onerror = () => reject(new ApiProblem(0, { code: "offline" }));
    call.onabort = () => reject(new ApiProblem(0, { code: "offline" }));
    signal.addEventListener("abort", () => call.abort());
    call.send(file);
  });
}
