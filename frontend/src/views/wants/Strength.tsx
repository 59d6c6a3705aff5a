/** What "most" means: how strongly other images excite the channel, and which classes the most exciting ones show. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatPercent, formatValue } from "../../i18n/numbers";
import { type ChannelWants, classShares, heightOf, type PatchesAnswer, preferredClass } from "./patches";
import classes from "./Wants.module.css";

const MOST_CLASSES = 12;

interface StrengthProps {
  readonly answer: PatchesAnswer;
  readonly wants: ChannelWants;
  readonly names: readonly string[];
}

export function Strength({ answer, wants, names }: StrengthProps) {
  const { t } = useTranslation("wants");
  const shares = classShares(wants, answer.class_images);
  const chosen = shares.reduce((sum, { count }) => sum + count, 0);
  const longest = Math.max(...shares.map(({ share, chance }) => Math.max(share, chance)));
  const preferred = useMemo(() => preferredClass(wants, answer.class_images), [wants, answer.class_images]);
  const title = (label: number) => names[label] ?? String(label);
  const values = {
    quietest: formatValue(wants.quietest),
    median: formatValue(wants.median),
    loudest: formatValue(wants.loudest),
    mean: formatValue(wants.mean),
    lowest: formatValue(wants.lowest),
    positive: formatPercent(wants.positive),
  };
  return (
    <>
      <section className={classes.column} aria-label={t("strength")}>
        <h3 className={classes.heading}>{t("strength")}</h3>
        <div>
          <PeakHistogram wants={wants} label={t("histogram", values)} />
          <div className={classes.ends} aria-hidden="true">
            <span>{values.quietest}</span>
            <span>{values.loudest}</span>
          </div>
        </div>
        <p className={classes.about}>
          {t("strengthText", values)} {t("everywhere", values)}
        </p>
      </section>
      <section className={classes.column} aria-label={t("classes")}>
        <h3 className={classes.heading}>{t("classes")}</h3>
        <ul className={classes.classes}>
          {shares.slice(0, MOST_CLASSES).map(({ label, count, share, chance }) => (
            <li key={label} className={classes.class} title={t("classCount", { title: title(label), count })}>
              <span>{title(label)}</span>
              <span className={classes.bar} aria-hidden="true">
                <span style={{ inlineSize: `${(100 * share) / longest}%` }} />
                <span style={{ insetInlineStart: `${(100 * chance) / longest}%` }} />
              </span>
              <span>{formatNumber(count)}</span>
            </li>
          ))}
        </ul>
        <p className={classes.about}>
          {t("classesText", { count: chosen })}{" "}
          {preferred
            ? t("selective", {
                title: title(preferred.label),
                share: formatPercent(preferred.share),
                chance: formatPercent(preferred.chance),
              })
            : t(preferred === null ? "unselective" : "few")}
        </p>
      </section>
    </>
  );
}

/** Bars of how many images have which largest value; on a scale of roots, so that the few exciting ones are seen. */
function PeakHistogram({ wants, label }: { readonly wants: ChannelWants; readonly label: string }) {
  const bins = wants.histogram.length;
  const highest = Math.sqrt(Math.max(1, ...wants.histogram));
  const middle = heightOf(wants.median, wants);
  return (
    <svg className={classes.histogram} viewBox="0 0 1 1" preserveAspectRatio="none" role="img" aria-label={label}>
      <g className={classes.bars}>
        {wants.histogram.map((count, bin) => {
          const height = Math.sqrt(count) / highest;
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          return <rect key={bin} x={bin / bins} y={1 - height} width={0.92 / bins} height={height} />;
        })}
      </g>
      <line className={classes.typical} x1={middle} x2={middle} y1={0} y2={1} />
      {wants.top.value.map((value, place) => {
        const at = heightOf(value, wants);
        // biome-ignore lint/suspicious/noArrayIndexKey: two patches may have the same value
        return <line key={place} className={classes.mark} x1={at} x2={at} y1={0.86} y2={1} />;
      })}
    </svg>
  );
}
