/** A layer's form, made from its registry entry, with its sizes worked out in numbers and its filters as they learn. */

import { SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColourScale } from "../core/raster";
import { formatNumber, formatShape } from "../i18n/numbers";
import { problemText } from "../i18n/problems";
import { fieldText, wholeReason } from "../i18n/receptive-field";
import { useNodeAnalysis, useNodeProblems } from "../state/analysis";
import { useCatalog } from "../state/catalog";
import { setLabel, setParam } from "../state/editing";
import { useProject } from "../state/project";
import { setColourScale, useView } from "../state/view";
import type { GraphNode, NodeId } from "../wire/types";
import { Fact, ProblemText } from "./Fact";
import { FieldRow } from "./form/FieldRow";
import { LayerAbout } from "./LayerAbout";
import { LazyActivation } from "./LazyActivation";
import { LazyPartTraining } from "./LazyPartTraining";
import { LazySignals } from "./LazySignals";
import { LazyNodeComments } from "./LazyTogether";
import { LearnedFilters } from "./LearnedFilters";
import classes from "./Panel.module.css";

/** Families whose weights are drawn as the recipe says. */
const DRAWN: ReadonlySet<string> = new Set(["convolution", "dense"]);

const SCALES: readonly ColourScale[] = ["map", "layer", "network"];

export function InspectorLayer({ id, node }: { readonly id: NodeId; readonly node: GraphNode }) {
  const { t } = useTranslation("inspector");
  const entry = useCatalog((catalog) => catalog.layers.get(node.type));
  const mine = useProject((project) => project.mine);
  const problems = useNodeProblems(id);
  const analysis = useNodeAnalysis(id);
  const scale = useView((view) => view.colourScale);
  const fields = Object.entries(entry?.schema.properties ?? {});
  const atField = (field: string) => problems.find((problem) => problem.field === field);
  const elsewhere = problems.filter((problem) => !problem.field || !fields.some(([name]) => name === problem.field));
  return (
    <>
      <LayerName id={id} node={node} accent={entry?.accent} caption={analysis?.caption ?? entry?.title ?? node.type} />
      {entry && <LayerAbout entry={entry} />}
      {elsewhere.map((problem) => (
        <ProblemText key={`${problem.code} ${problem.field}`} problem={problem} />
      ))}
      <div>
        {fields.map(([name, schema]) => {
          const problem = atField(name);
          return (
            <FieldRow
              key={name}
              name={name}
              schema={schema}
              value={node.params[name]}
              problem={problem && problemText(problem)}
              disabled={!mine}
              onChange={(value, gesture) => setParam(id, name, value, gesture)}
            />
          );
        })}
      </div>
      {entry?.family === "activation" && <LazyActivation id={id} node={node} />}
      {analysis?.shape && (
        <>
          {analysis.parameters !== null && analysis.parameters > 0 && (
            <Fact title={t("parameters")}>
              <Formula text={analysis.formulas.parameters ?? formatNumber(analysis.parameters)} />
            </Fact>
          )}
          <Fact title={t("output")}>
            {analysis.formulas.output && (
              <>
                <Formula text={analysis.formulas.output} /> →{" "}
              </>
            )}
            <strong>{formatShape(analysis.shape)}</strong>
          </Fact>
          <div className={classes.twoFacts}>
            {analysis.receptive_field && (
              <Fact title={t("receptiveField")}>
                <strong title={wholeReason(analysis) ?? undefined}>{fieldText(analysis)}</strong>
              </Fact>
            )}
            {analysis.macs !== null && analysis.macs > 0 && (
              <Fact title={t("macs")}>
                <strong>{formatNumber(analysis.macs)}</strong>
              </Fact>
            )}
          </div>
        </>
      )}
      <LazyNodeComments id={id} />
      <LazySignals id={id} />
      <LearnedFilters id={id} />
      {analysis !== undefined && analysis !== null && (analysis.parameters ?? 0) > 0 && (
        <LazyPartTraining field="layers" id={id} draws={DRAWN.has(entry?.family ?? "")} />
      )}
      <Fact title={t("colourScale.title")}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("colourScale.title")}
          value={scale}
          onChange={(value) => setColourScale(value as ColourScale)}
          data={SCALES.map((value) => ({ value, label: t(`colourScale.${value}`) }))}
        />
      </Fact>
    </>
  );
}

interface LayerNameProps {
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly accent: string | undefined;
  readonly caption: string;
}

/** The heading, to be renamed in place; an empty name gives the caption back. */
function LayerName({ id, node, accent, caption }: LayerNameProps) {
  const { t } = useTranslation("inspector");
  const mine = useProject((project) => project.mine);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className={classes.heading}>
      <span className={classes.accent} style={{ background: accent }} />
      <TextInput
        variant="unstyled"
        size="xs"
        className={classes.nameInput}
        aria-label={t("name")}
        placeholder={caption}
        readOnly={!mine}
        maxLength={60}
        value={typed ?? node.label ?? ""}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed !== null && typed.trim() !== (node.label ?? "")) setLabel(id, typed.trim());
          setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
      <code className={classes.id}>{id}</code>
    </div>
  );
}

/** A worked formula; its result, after the last "=", stands out. */
function Formula({ text }: { readonly text: string }) {
  const place = text.lastIndexOf("=");
  if (place < 0) return <strong>{text}</strong>;
  return (
    <>
      {text.slice(0, place + 1)} <strong>{text.slice(place + 1).trim()}</strong>
    </>
  );
}
