/** What the registry and the analysis say of a layer: its sentence, its sizes worked out, its settings. */
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import { formatBytes, formatNumber, formatShape } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { fieldText } from "../../i18n/receptive-field";
import { settingText } from "../../i18n/setting-text";
import { LayerAbout } from "../../panels/LayerAbout";
import { useAnalysedBatch, useNodeAnalysis, useNodeProblems } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import type { GraphNode, NodeId } from "../../wire/types";
import { LazySeenInput } from "../field/LazyField";
import classes from "./AboutLayer.module.css";

export function AboutLayer({ id, node }: { readonly id: NodeId; readonly node: GraphNode }) {
  const { t } = useTranslation("node");
  const language = useLanguage();
  const entry = useCatalog((catalog) => catalog.layers.get(node.type));
  const analysis = useNodeAnalysis(id);
  const problems = useNodeProblems(id);
  const batch = useAnalysedBatch();
  const fields = Object.entries(entry?.schema.properties ?? {}).map(([name, schema]) => ({
    name,
    title: schema.title ?? name,
    value: settingText(schema, node.params[name] ?? schema.default ?? null),
  }));
  const isVector = analysis?.shape?.length === 1;
  const facts: readonly (readonly [string, string | null])[] = [
    [t(isVector ? "shape_features" : "shape_maps"), analysis?.shape ? formatShape(analysis.shape) : null],
    [t("formula_output"), analysis?.formulas?.output ?? null],
    [t("formula_parameters"), analysis?.formulas?.parameters ?? countOrNull(analysis?.parameters, language)],
    [t("receptive_field"), analysis && fieldText(analysis)],
    [t("macs"), analysis?.formulas?.macs ?? countOrNull(analysis?.macs, language)],
    [t("memory", { batch }), analysis?.memory_bytes ? formatBytes(analysis.memory_bytes, language) : null],
  ];
  return (
    <aside className={classes.about} aria-label={t("about")}>
      {problems.map((problem) => (
        <p key={problem.code} className={classes.problem} role="status">
          {problemText(problem)}
        </p>
      ))}
      <LazySeenInput node={node} />
      {entry !== undefined && (
        <>
          <h2 className={classes.title}>{entry.title}</h2>
          <LayerAbout entry={entry} />
        </>
      )}
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {fields.length > 0 && (
        <>
          <h3 className={classes.heading}>{t("settings")}</h3>
          <dl className={classes.settings}>
            {fields.map(({ name, title, value }) => (
              <div key={name}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </aside>
  );
}

function countOrNull(count: number | null | undefined, language: "en" | "ru"): string | null {
  return count ? formatNumber(count, language) : null;
}
