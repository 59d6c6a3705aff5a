/** A convolution: on each input map the window, its values times the kernel, and what their products add up to. */
import { memo, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { colourOf } from "../../core/colours";
import { useLanguage } from "../../i18n";
import { useNodeAnalysis } from "../../state/analysis";
import { useView } from "../../state/view";
import type { ChannelSum, Products } from "./arithmetic";
import { Cells } from "./Cells";
import { colourScale, cssColour, inkOn, reachOf, summandText, valueText } from "./cells";
import { Pager } from "./Pager";
import classes from "./Pixel.module.css";
import { outsideOf, spanOf } from "./spans";
import { TileCanvas, WindowMark } from "./TileCanvas";

/** CSS pixels: the map, and each of the two tables. */
const MAP = 84;
const TABLE = 170;

interface ProductsStepProps {
  readonly step: Products;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

export function ProductsStep({ step, offset, onOffset }: ProductsStepProps) {
  const { t } = useTranslation("pixel");
  const kernel = step.channels[0]?.kernel ?? [];
  const reach = useMemo(
    () => ({
      patch: reachOf(step.channels.map((channel) => channel.patch)),
      kernel: reachOf(step.channels.map((channel) => channel.kernel)),
      sum: Math.max(...step.channels.map((channel) => Math.abs(channel.sum ?? 0)), 0),
    }),
    [step.channels],
  );
  const size = `${kernel.length}×${kernel[0]?.length ?? 0}`;
  return (
    <section className={classes.step} aria-label={t("products.title", { count: step.total, size })}>
      <h3 className={classes.heading}>
        {t("products.title", { count: step.total, size })} <small>{t("products.hint")}</small>
      </h3>
      {kernel.length === 0 ? (
        <p className={classes.note}>{t("products.gap")}</p>
      ) : (
        step.channels.map((channel) => <ChannelRow key={channel.channel} channel={channel} step={step} reach={reach} />)
      )}
      <Pager shown={step.channels.length} total={step.total} rest={step.rest} offset={offset} onOffset={onOffset} />
    </section>
  );
}

interface ChannelRowProps {
  readonly channel: ChannelSum;
  readonly step: Products;
  readonly reach: { readonly patch: number; readonly kernel: number; readonly sum: number };
}

const ChannelRow = memo(function ChannelRow({ channel, step, reach }: ChannelRowProps) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const theme = useView((view) => view.theme);
  const shape = useNodeAnalysis(step.source)?.shape;
  const [marked, setMarked] = useState<number | null>(null);
  const point = useCallback((cell: number | null) => setMarked(cell), []);
  const columns = step.columns.length;
  const name = t("map", { channel: channel.channel });
  const outside = outsideOf(step);
  const colour = colourOf(channel.sum ?? 0, colourScale(reach.sum), theme);
  const at = marked === null ? null : { y: Math.floor(marked / columns), x: marked % columns };
  const product = at && productText(channel, at.y, at.x, language);
  return (
    <div className={classes.channel} data-testid={`channel-${channel.channel}`}>
      <span className={classes.channelName}>{name}</span>
      {shape && (
        <TileCanvas node={step.source} channel={channel.channel} shape={shape} side={MAP}>
          <WindowMark rows={spanOf(step.rows)} columns={spanOf(step.columns)} size={step.size} />
        </TileCanvas>
      )}
      <Cells
        table={channel.patch}
        reach={reach.patch}
        label={t("products.patch", { name })}
        width={TABLE}
        outside={outside}
        marked={marked}
        onPoint={point}
      />
      <span className={classes.operator}>×</span>
      <Cells
        table={channel.kernel}
        reach={reach.kernel}
        label={t("products.kernel", { name })}
        width={TABLE}
        marked={marked}
        onPoint={point}
      />
      {channel.factor !== null && (
        <span className={classes.factor}>
          = {valueText(channel.inner, language)} <span className={classes.operator}>×</span>{" "}
          <abbr title={t("products.pointwise")}>{valueText(channel.factor, language)}</abbr>
        </span>
      )}
      <span className={classes.operator}>=</span>
      <span className={classes.total}>
        <b className={classes.sum} style={{ background: cssColour(colour), color: inkOn(colour) }}>
          {summandText(channel.sum, language)}
        </b>
        <small aria-hidden="true">{product}</small>
      </span>
    </div>
  );
});

/** What the pointed place adds: `2.7000 × −0.1000 = −0.2700`. */
function productText({ patch, kernel }: ChannelSum, y: number, x: number, language: "en" | "ru"): string {
  const [value, weight] = [patch[y]?.[x] ?? null, kernel[y]?.[x] ?? null];
  const product = value === null || weight === null ? null : value * weight;
  return `${valueText(value, language)} × ${valueText(weight, language)} = ${valueText(product, language)}`;
}
