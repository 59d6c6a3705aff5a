/** One method: its map, in numbers what it found, in a sentence what it does and what is known to be wrong with it. */

import { Anchor, NativeSelect, SegmentedControl } from "@mantine/core";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatFixed, formatValue } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { nodeTitle } from "../../state/cards";
import { useGraph } from "../../state/project";
import { Icon } from "../../ui/icons";
import type { AttributionMethod } from "../../wire/messages.gen";
import type { NodeId } from "../../wire/types";
import { type AttributionParams, BASELINES, type Baseline, isSlow, nameOf, useWhy } from "./answers";
import { HeatCanvas } from "./HeatCanvas";
import { likeness, mapValuesOf } from "./heat";
import { SlowMap } from "./SlowMap";
import { Told } from "./Told";
import classes from "./Why.module.css";

/** What is chosen for all methods at once, besides the class. */
export interface Options {
  readonly baseline: Baseline;
  readonly layer: NodeId | null;
  readonly untrained: boolean;
}

interface MethodCardProps {
  readonly method: AttributionMethod;
  readonly input: NodeId;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
  readonly questions: ReadonlyMap<string, AttributionParams>;
}

export function MethodCard({ method, input, options, onChange, questions }: MethodCardProps) {
  const { t } = useTranslation("why");
  const readout = useRef<HTMLOutputElement>(null);
  const told = useWhy((answers) => answers[method.name]?.item?.told);
  return (
    <article className={classes.card} aria-label={method.title} data-method={method.name}>
      <header className={classes.cardHead}>
        <h3>{method.title}</h3>
        <Anchor size="xs" href={method.paper.url} target="_blank" rel="noreferrer" title={method.paper.citation}>
          {t("paper")}
        </Anchor>
      </header>
      <div className={classes.maps}>
        {[false, ...(options.untrained ? [true] : [])].map((untrained) => (
          <MethodMap
            key={String(untrained)}
            method={method}
            input={input}
            params={questions.get(nameOf(method.name, untrained))}
            caption={options.untrained ? t(untrained ? "untrained.map" : "untrained.trained") : null}
            readout={readout}
          />
        ))}
      </div>
      <output ref={readout} className={classes.readout} aria-live="off" />
      {options.untrained && <Likeness method={method.name} />}
      {told && <Told told={told} />}
      {method.choices.includes("baseline") && (
        <SegmentedControl
          size="xs"
          aria-label={t("baseline.label")}
          value={options.baseline}
          onChange={(value) => onChange({ ...options, baseline: value as Baseline })}
          data={BASELINES.map((value) => ({ value, label: t(`baseline.${value}`) }))}
        />
      )}
      {method.choices.includes("layer") && told && (
        <LayerSelect told={told} onChange={(layer) => onChange({ ...options, layer })} />
      )}
      <p className={classes.summary}>{method.summary}</p>
      <p className={classes.weakness}>
        <Icon name="warning" size={14} />
        <span>
          <b>{t("weakness")}</b> {method.weakness}
        </span>
      </p>
    </article>
  );
}

interface MethodMapProps {
  readonly method: AttributionMethod;
  readonly input: NodeId;
  readonly params: AttributionParams | undefined;
  /** null where there is one map only. */
  readonly caption: string | null;
  readonly readout: React.RefObject<HTMLElement | null>;
}

function MethodMap({ method, input, params, caption, readout }: MethodMapProps) {
  const { t } = useTranslation("why");
  const name = nameOf(method.name, params?.untrained === true);
  const problem = useWhy((answers) => answers[name]?.problem ?? null);
  const isLong = useWhy((answers) => isSlow(answers[name]));
  const isThere = useWhy((answers) => Boolean(answers[name]?.item));
  const label = t("map", { method: caption === null ? method.title : `${method.title}, ${caption}` });
  return (
    <figure className={classes.figure}>
      {problem && !isLong && (
        <p className={classes.refused} role="alert">
          {problemText(problem.problems[0] ?? problem)}
        </p>
      )}
      {(!problem || isThere) && (
        <HeatCanvas input={input} answer={name} isSigned={method.signed} label={label} readout={readout} />
      )}
      {isLong && params && <SlowMap name={name} params={params} />}
      <figcaption>
        {caption}
        <Scale name={name} isSigned={method.signed} />
      </figcaption>
    </figure>
  );
}

/** The value that has the full colour. */
function Scale({ name, isSigned }: { readonly name: string; readonly isSigned: boolean }) {
  const { t } = useTranslation("why");
  const item = useWhy((answers) => answers[name]?.item);
  if (!item) return null;
  const { reach } = mapValuesOf(item);
  if (reach === 0) return <span>{t("nothing")}</span>;
  return (
    <span className={classes.scale} data-signed={isSigned || undefined} title={t("scale.help")}>
      <i aria-hidden="true" />
      {t(isSigned ? "scale.signed" : "scale.positive", { value: formatValue(reach) })}
    </span>
  );
}

/** How much of the map is there without having learned anything. */
function Likeness({ method }: { readonly method: string }) {
  const { t } = useTranslation("why");
  const trained = useWhy((answers) => answers[method]?.item);
  const untrained = useWhy((answers) => answers[nameOf(method, true)]?.item);
  const found = useMemo(() => {
    if (!trained || !untrained || trained.data.length !== untrained.data.length) return null;
    return likeness(mapValuesOf(trained).values, mapValuesOf(untrained).values);
  }, [trained, untrained]);
  return found === null ? null : (
    <p className={classes.told}>{t("untrained.likeness", { value: formatFixed(found, 2) })}</p>
  );
}

function LayerSelect({
  told,
  onChange,
}: {
  readonly told: Readonly<Record<string, unknown>>;
  readonly onChange: (layer: NodeId) => void;
}) {
  const { t } = useTranslation("why");
  const graph = useGraph();
  const layers = Array.isArray(told.layers) ? told.layers.map(String) : [];
  return (
    <NativeSelect
      size="xs"
      aria-label={t("layer")}
      value={String(told.layer)}
      data={layers.map((id) => ({ value: id, label: graph?.nodes[id] ? nodeTitle(id, graph.nodes[id]) : id }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
