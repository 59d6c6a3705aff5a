/** A value that is put together from values of other layers, or that comes from one of them. */
import { useTranslation } from "react-i18next";
import { nodeName } from "../../core/layers";
import { useLanguage } from "../../i18n";
import { useNodeAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { useGraph } from "../../state/project";
import { openUnit, PIXEL_FACE } from "../../state/unit";
import type { Combined, Moved, Part } from "./arithmetic";
import { valueText } from "./cells";
import classes from "./Pixel.module.css";
import { TileCanvas, WindowMark } from "./TileCanvas";

const MAP = 108;

export function PartsStep({ step }: { readonly step: Combined | Moved }) {
  const { t } = useTranslation("pixel");
  const kind = step.form === "combined" ? step.operation : step.parts.length === 0 ? "padding" : "moved";
  const sign = step.form === "combined" && step.operation === "multiply" ? "×" : "+";
  const isWeighted = kind === "moved" && step.parts.some(({ weight }) => weight !== null);
  return (
    <section className={classes.step} aria-label={t(`parts.${kind}`)}>
      <h3 className={classes.heading}>{t(`parts.${kind}`)}</h3>
      <p className={classes.note}>{t(`parts.hint.${isWeighted ? "weighted" : kind}`)}</p>
      <div className={classes.parts}>
        {step.parts.map((part, index) => (
          <PartCard
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are told in the order of the ports
            key={index}
            part={part}
            sign={index > 0 ? sign : null}
          />
        ))}
      </div>
    </section>
  );
}

function PartCard({ part, sign }: { readonly part: Part; readonly sign: string | null }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const graph = useGraph();
  const node = graph?.nodes[part.source];
  const analysis = useNodeAnalysis(part.source);
  const entry = useCatalog((catalog) => (node ? catalog.layers.get(node.type) : undefined));
  const name = node ? nodeName(node, analysis, entry) : part.source;
  const { source, channel, y, x } = part;
  const place = y === null || x === null ? t("feature", { channel }) : t("pixel_of", { channel, y, x });
  const shape = analysis?.shape ?? null;
  return (
    <>
      {sign && <span className={classes.operator}>{sign}</span>}
      <div className={classes.part}>
        {shape && y !== null && x !== null && (
          <TileCanvas node={source} channel={channel} shape={shape} side={MAP}>
            <WindowMark kind="unit" rows={[y, y]} columns={[x, x]} size={[shape[1] ?? 1, shape[2] ?? 1]} />
          </TileCanvas>
        )}
        <button
          type="button"
          className={classes.link}
          onClick={() => openUnit({ node: source, channel, y, x }, PIXEL_FACE)}
        >
          {name}
          <small>{place}</small>
        </button>
        <b>
          {part.weight !== null && `${valueText(part.weight, language)} · `}
          {valueText(part.value, language)}
        </b>
      </div>
    </>
  );
}
