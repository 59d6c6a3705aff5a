/** What is chosen for an upload before it is imported: a good beginning, and what it comes to. */

import type { ImportChoice, UploadPreview } from "../../wire/own-data";

export const SIDES = [28, 32, 64, 96, 128, 224] as const;
const LONGEST_TITLE = 80;

/** The choice to begin with; the file's name is the title. */
export function firstChoice(fileName: string, preview: UploadPreview): ImportChoice {
  const { side, channels } = preview.suggested;
  return {
    title: titleOf(fileName),
    size: [side, side],
    channels,
    fit: "crop",
    parts: hasParts(preview) ? "given" : "drawn",
    val: 0.15,
    test: 0.15,
    seed: 0,
    duplicates: "drop",
  };
}

/** `my_pets-2.zip` → `my pets-2`. */
export function titleOf(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/, "")
    .replaceAll("_", " ")
    .trim()
    .slice(0, LONGEST_TITLE);
}

export function hasParts(preview: UploadPreview): boolean {
  return Object.keys(preview.splits).length > 0;
}

/** Bytes of the images on the server. */
export function bytesOf(images: number, { size, channels }: ImportChoice): number {
  return images * channels * size[0] * size[1];
}

/** Whether the server would take it; what is wrong else stands at the field. */
export function isComplete({ title, size, val, test }: ImportChoice): boolean {
  return title.trim() !== "" && size.every((side) => side >= 4 && side <= 512) && val > 0 && val + test < 0.95;
}
