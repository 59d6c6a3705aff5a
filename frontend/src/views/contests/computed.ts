/** How long weights have computed, as it is told: below a minute `0.2 s`, from then on minutes and seconds, `1:05 min`. */

import i18next from "../../i18n";
import { formatNumber } from "../../i18n/numbers";

/** Rounded up: never as little as is allowed where it is more. */
export function computedTime(seconds: number): string {
  const tenths = Math.ceil(seconds * 10) / 10;
  if (tenths < 60) return i18next.t("contests:computed", { seconds: formatNumber(tenths) });
  const whole = Math.ceil(seconds);
  const time = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return i18next.t("contests:computed_minutes", { time });
}
