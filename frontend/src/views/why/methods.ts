/** The methods of attribution that the server has: asked for when the dialog is first opened. */

import { listing } from "../../state/listing";
import { request } from "../../wire/api";
import type { AttributionMethod, AttributionMethods } from "../../wire/messages.gen";

export const methods = listing<AttributionMethod>(
  async () => (await request<AttributionMethods>("GET", "/api/attributions")).methods,
);
