/** What one unit sees: its field on the input and on all maps between, as it could be and as it is. */

import { SegmentedControl } from "@mantine/core";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { placeOfUnit } from "../../core/mapPoint";
import { unitIn } from "../../core/unit";
import { axesOf, coversAll, MOST_BOXES, receptiveFields, wiringOf } from "../../core/unitFields";
import { useLanguage } from "../../i18n";
import { formatShape, formatShare } from "../../i18n/numbers";
import { useAnalysis } from "../../state/analysis";
import { useOnlyForLooking } from "../../state/catalog";
import { useMoment } from "../../state/moment";
import { useHasWeights } from "../../state/run";
import { pin, useUnit } from "../../state/unit";
import { NumberField } from "../../ui/NumberField";
import type { FaceProps } from "../node/faces";
import { EarlierMaps, partText } from "./EarlierMaps";
import { EffectivePicture } from "./EffectivePicture";
import classes from "./Field.module.css";
import { GrowthChart } from "./GrowthChart";
import { Shares } from "./Shares";
import { UnitMap } from "./UnitMap";
import type { Images, Told } from "./useEffectiveField";
import { paddedShare } from "./view";
import "./texts";

export function FieldFace({ id, graph, shape, isVector }: FaceProps) {
  const { t } = useTranslation("field");
  useLanguage(); // numbers are written anew in another language
  const analysis = useAnalysis((state) => state.analysis);
  const pinned = useUnit((unit) => unit.pinned);
  const isTrained = useHasWeights();
  const snapshot = useMoment((moment) => moment.snapshot);
  const onlyForLooking = useOnlyForLooking();
  const [wanted, setImages] = useState<Images>("training");
  const images = onlyForLooking === null ? wanted : "probe";
  const [before, setBefore] = useState<Told | null>(null);
  const [now, setNow] = useState<Told | null>(null);
  const wiring = useMemo(() => (analysis ? wiringOf(graph.edges, analysis.nodes) : null), [graph.edges, analysis]);
  const unit = useMemo(() => (shape ? unitIn(id, shape, pinned) : null), [id, shape, pinned]);
  const place = unit && shape ? placeOfUnit(unit, shape) : null;
  const at = place?.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the place
  const fields = useMemo(() => (wiring && place ? receptiveFields(wiring, id, place) : null), [wiring, id, at]);
  const input = wiring?.joints.find(({ node, entering }) => entering.length === 0 && fields?.has(node))?.node ?? null;
  const inputShape = input === null ? undefined : wiring?.shapes.get(input);
  const field = input === null ? undefined : fields?.get(input);

  // A link to what is seen here names the unit; the marks on all maps are those of the chosen one.
  useEffect(() => {
    if (unit !== null && unit !== pinned) pin(unit);
  }, [unit, pinned]);
  const takeBefore = useCallback((told: Told | null) => setBefore(told), []);
  const takeNow = useCallback((told: Told | null) => setNow(told), []);

  if (!unit || !shape || !wiring || !fields) return <p className={classes.about}>{t("unknown")}</p>;
  if (input === null || field === undefined || inputShape?.length !== 3) {
    return <p className={classes.about}>{t("no_input")}</p>;
  }
  const [channels = 1, height = 1, width = 1] = shape;
  const [, rows = 1, columns = 1] = inputShape;
  const reach = field.reach.map(([first, last]) => last - first + 1);
  const padded = paddedShare(field.reach, rows, columns);
  const isWhole = coversAll(field, inputShape);
  const hasHoles = field.boxes.some((box) => box.some((places) => places.length > 1));
  const source = now?.source ?? before?.source ?? images;
  const count = now?.images ?? before?.images ?? 0;
  const shared = { unit, field, input, height: rows, width: columns, images };
  return (
    <div className={classes.face} data-testid="field-face">
      <div className={classes.columns}>
        <section className={classes.chooser}>
          <NumberField
            whole
            label={t(isVector ? "feature" : "channel")}
            min={0}
            max={channels - 1}
            value={unit.channel}
            onChange={(value) => pin({ ...unit, channel: value })}
          />
          {unit.y !== null && unit.x !== null && (
            <UnitMap unit={{ ...unit, y: unit.y, x: unit.x }} height={height} width={width} />
          )}
          <p className={classes.about}>
            {unit.y === null ? t("chosen_feature", { channel: unit.channel }) : t("chosen", { ...unit })}
          </p>
        </section>
        <section className={classes.pictures}>
          {isTrained && <EffectivePicture {...shared} untrained title={t("random")} onTold={takeBefore} />}
          <EffectivePicture
            {...shared}
            untrained={false}
            title={isTrained ? t(snapshot === "live" ? "now" : "at_step", { step: snapshot }) : t("not_trained")}
            onTold={takeNow}
          />
        </section>
        <section className={classes.numbers}>
          <SegmentedControl
            size="xs"
            aria-label={t("images.label")}
            value={images}
            onChange={(value) => setImages(value as Images)}
            data={(["training", "probe"] as const).map((value) => ({
              value,
              label: t(`images.${value}`),
              disabled: value === "training" && onlyForLooking !== null,
            }))}
          />
          {onlyForLooking && <p className={classes.about}>{t("images.none", { dataset: onlyForLooking.title })}</p>}
          <dl className={classes.facts}>
            <Fact title={t("fact.theoretical")}>{formatShape(reach)}</Fact>
            <Fact title={t("fact.inside")}>
              {isWhole ? t("whole", { size: formatShape(axesOf(inputShape)) }) : partText(field)}
            </Fact>
            {padded > 0 && <Fact title={t("fact.padding")}>{formatShare(padded)}</Fact>}
            <Fact title={t("fact.held")}>{heldText(isTrained ? before : null, now)}</Fact>
          </dl>
          <Shares before={isTrained ? before : null} now={now} />
          {field.boxes.length > 1 && <p className={classes.about}>{t("no_box", { count: field.boxes.length })}</p>}
          {hasHoles && <p className={classes.about}>{t("holes")}</p>}
          {count > 0 && (
            <p className={classes.about}>
              {t(source === "training" ? "averaged" : "of_probe", { count })}{" "}
              {now !== null && now.of !== id && t("before_activation")}
            </p>
          )}
        </section>
      </div>
      <Legend />
      <section className={classes.section}>
        <h3>{t("earlier")}</h3>
        <EarlierMaps id={id} graph={graph} wiring={wiring} fields={fields} input={input} />
      </section>
      <div className={classes.below}>
        <GrowthChart node={id} opens />
        <div className={classes.notes}>
          <p>{t("about.theory", { most: MOST_BOXES })}</p>
          <p>{t("about.effective")}</p>
          <p>{t("about.pooling")}</p>
        </div>
      </div>
    </div>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the lines and colours of the pictures mean. */
function Legend() {
  const { t } = useTranslation("field");
  return (
    <ul className={classes.legend}>
      {(["box", "heat", "held", "padding"] as const).map((name) => (
        <li key={name} data-mark={name}>
          <span aria-hidden="true" />
          {t(`legend.${name}`)}
        </li>
      ))}
    </ul>
  );
}

function heldText(before: Told | null, now: Told | null): string {
  const side = (told: Told | null) => (told?.held ? formatShape([told.held, told.held]) : "–");
  return before === null ? side(now) : `${side(before)} → ${side(now)}`;
}
