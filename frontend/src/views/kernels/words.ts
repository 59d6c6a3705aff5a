/** What a classical filter is called. No React. */

import type { TFunction } from "i18next";
import { formatNumber } from "../../i18n/numbers";
import type { Classical } from "./kernels";

export function filterName({ name, angle, wavelength }: Classical, t: TFunction<"kernels">): string {
  if (angle === null || wavelength === null) return t(`bank.${name}`);
  return t(`bank.${name}`, { angle: formatNumber(angle, undefined, 1), wavelength: formatNumber(wavelength) });
}
