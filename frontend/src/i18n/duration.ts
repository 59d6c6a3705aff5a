/** How long something took, as a clock shows it. */

import i18next from "i18next";

const MINUTE = 60;
const HOUR = 3600;

/** `38 s`; from a minute on `2:05`, from an hour on `1:02:05`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < MINUTE) return i18next.t("runs:seconds", { count: whole });
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const rest = two(whole % MINUTE);
  return whole < HOUR ? `${minutes}:${rest}` : `${Math.floor(whole / HOUR)}:${two(minutes)}:${rest}`;
}

/** When something began: the time of a day that is today, else the day and the time; to the second, as nothing else
 * tells two runs of a minute apart. */
export function formatMoment(when: Date, language: string, now: Date = new Date()): string {
  const isToday = when.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(language, {
    ...(isToday ? {} : { day: "numeric", month: "short" }),
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(when);
}
