/** What two runs were made of, where it is not the same, and what came of it. */

import { useTranslation } from "react-i18next";
import type { NetworkDiff, NodeChange } from "../../core/networkDiff";
import { differences, isStructured } from "../../core/recipes";
import { formatDuration } from "../../i18n/duration";
import { formatNumber, formatPercent } from "../../i18n/numbers";
import { settingText } from "../../i18n/setting-text";
import { useRecipeFields, useRecipeWords } from "../../panels/runs/words";
import { useCatalog } from "../../state/catalog";
import type { Analysis, Json, NodeId, RunSummary } from "../../wire/types";
import classes from "./TwoRuns.module.css";

interface DifferencesProps {
  readonly runs: readonly [RunSummary, RunSummary];
  readonly names: readonly [string, string];
  /** null until both networks are known */
  readonly networks: NetworkDiff | null;
  readonly analyses: readonly [Analysis | null, Analysis | null];
}

export function Differences({ runs, names, networks, analyses }: DifferencesProps) {
  const { t } = useTranslation("runs");
  const fields = useRecipeFields();
  const words = useRecipeWords();
  const [first, second] = runs;
  const recipes = differences(fields, first.recipe, second.recipe);
  const quality = ({ best }: RunSummary) => (best?.accuracy == null ? t("nothing") : formatPercent(best.accuracy));
  const time = ({ seconds }: RunSummary) => (seconds === null ? t("nothing") : formatDuration(seconds));
  const parameters = (analysis: Analysis | null) =>
    analysis?.totals.parameters == null ? t("nothing") : formatNumber(analysis.totals.parameters);
  return (
    <section aria-label={t("two.recipes")}>
      <table className={classes.differences}>
        <thead>
          <tr>
            <th scope="col">{t("two.recipes")}</th>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
          </tr>
        </thead>
        <tbody>
          <Row title={t("two.best")} texts={[quality(first), quality(second)]} />
          <Row title={t("two.time")} texts={[time(first), time(second)]} />
          {recipes.map(({ field, before, after }) => (
            <Row
              key={field}
              title={words.title(field)}
              texts={[words.value(field, before), words.value(field, after)]}
            />
          ))}
          <Row title={t("two.parameters")} texts={[parameters(analyses[0]), parameters(analyses[1])]} />
          {networks?.changed.map((change) => (
            <ChangedLayer key={change.id} change={change} />
          ))}
        </tbody>
      </table>
      {recipes.length === 0 && <p className={classes.hint}>{t("two.same_recipes")}</p>}
      {networks && <Layers networks={networks} />}
    </section>
  );
}

function Row({ title, texts }: { readonly title: string; readonly texts: readonly [string, string] }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{texts[0]}</td>
      <td>{texts[1]}</td>
    </tr>
  );
}

/** A layer that both have and that is set differently: how, in both. */
function ChangedLayer({ change: { id, types, params } }: { readonly change: NodeChange }) {
  const { t } = useTranslation("runs");
  const layers = useCatalog((catalog) => catalog.layers);
  const [first, second] = types.map((type) => layers.get(type)?.title ?? type);
  if (first !== undefined && second !== undefined && types[0] !== types[1]) {
    return <Row title={id} texts={[first, second]} />;
  }
  const fields = layers.get(types[0])?.schema.properties ?? {};
  const text = (name: string, value: Json | undefined) => {
    const said = value ?? fields[name]?.default ?? null;
    return isStructured(said) ? t("own") : settingText(fields[name] ?? {}, said);
  };
  return params.map(({ name, values: [before, after] }) => (
    <Row key={name} title={`${id} · ${fields[name]?.title ?? name}`} texts={[text(name, before), text(name, after)]} />
  ));
}

function Layers({ networks: { onlyFirst, onlySecond, changed } }: { readonly networks: NetworkDiff }) {
  const { t } = useTranslation("runs");
  const lists: readonly (readonly [string, readonly NodeId[]])[] = [
    [t("two.only_first"), onlyFirst],
    [t("two.only_second"), onlySecond],
  ];
  if (changed.length === 0 && lists.every(([, ids]) => ids.length === 0))
    return <p className={classes.hint}>{t("two.same_networks")}</p>;
  return (
    <dl className={classes.layers}>
      {lists.map(
        ([title, ids]) =>
          ids.length > 0 && (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{ids.join(", ")}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
