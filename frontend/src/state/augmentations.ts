/** The augmentations there are: asked for when the list is first looked at. */

import { useTranslation } from "react-i18next";
import { request } from "../wire/api";
import type * as wire from "../wire/messages.gen";
import type { FieldSchema } from "../wire/types";
import { listing } from "./listing";

export interface AugmentationEntry extends Omit<wire.AugmentationEntry, "schema"> {
  schema: FieldSchema;
}

export interface Augmentations extends Omit<wire.Augmentations, "operations"> {
  operations: AugmentationEntry[];
}

/** One entry: operations, presets and the longest list. */
export const augmentations = listing<Augmentations>(async () => [
  await request<Augmentations>("GET", "/api/augmentations"),
]);

/** What an operation is called; its name in the recipe until the catalogue is there. */
export function useOperationTitle(): (op: string) => string {
  useTranslation();
  const [catalogue] = augmentations.use().entries ?? [];
  return (op) => catalogue?.operations.find((entry) => entry.op === op)?.title ?? op;
}
