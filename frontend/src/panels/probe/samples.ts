/** Walking through a data set's images by split and number. */
import { request } from "../../wire/api";
import type { ProbeInput } from "../../wire/types";

export type Sample = Extract<ProbeInput, { dataset: string }>;

function address({ dataset, split, index }: Sample): string {
  return `/api/datasets/${encodeURIComponent(dataset)}/${split}/${index}`;
}

export function sampleImage(sample: Sample): string {
  return `${address(sample)}.png`;
}

/** The label of a sample: the number of its class. */
export async function sampleLabel(sample: Sample, signal: AbortSignal): Promise<number> {
  const { label } = await request<{ label: number }>("GET", address(sample), { signal });
  return label;
}

/** `by` samples on, around the ends: after the last comes the first. */
export function stepFrom(sample: Sample, by: number, count: number): Sample {
  return { ...sample, index: (((sample.index + by) % count) + count) % count };
}

/** Any other sample of the split; `random` is 0 ≤ random < 1. */
export function randomFrom(sample: Sample, count: number, random: number): Sample {
  if (count < 2) return sample;
  return stepFrom(sample, 1 + Math.floor(random * (count - 1)), count);
}

/** The numbers on a page of the browser, and how many pages there are. */
export function pageOf(index: number, size: number, count: number): { page: number; pages: number; indices: number[] } {
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(Math.max(0, Math.floor(index / size)), pages - 1);
  const first = page * size;
  return { page, pages, indices: Array.from({ length: Math.min(size, count - first) }, (_, place) => first + place) };
}
