/** One field of a sweep and the values that it takes. */

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { same } from "../../core/recipe";
import { choicesOf, parseValues, sweepControl } from "../../core/sweep";
import { useLanguage } from "../../i18n";
import { formatSetting } from "../../i18n/numbers";
import { useRecipeWords, useSchemaOf } from "../../panels/runs/words";
import type { FieldSchema, Json } from "../../wire/types";
import classes from "./Sweep.module.css";

export interface Varied {
  readonly field: string;
  readonly values: readonly Json[];
}

interface SweepFieldProps {
  readonly isSecond: boolean;
  /** The fields to choose from, under what they belong to. */
  readonly groups: readonly { readonly title: string; readonly names: readonly string[] }[];
  /** What a list of operations can be. */
  readonly pipelines: readonly Json[];
  readonly varied: Varied | null;
  readonly onField: (name: string | null) => void;
  readonly onValues: (values: readonly Json[]) => void;
}

export function SweepField({ isSecond, groups, pipelines, varied, onField, onValues }: SweepFieldProps) {
  const { t } = useTranslation("runs");
  const schemaOf = useSchemaOf();
  const words = useRecipeWords();
  const schema = varied ? schemaOf(varied.field) : undefined;
  const control = schema ? sweepControl(schema) : null;
  const choices = schema && control === "choices" ? choicesOf(schema) : pipelines;
  return (
    <fieldset className={classes.field}>
      <NativeSelect
        size="xs"
        label={t(isSecond ? "sweepDialog.second" : "sweepDialog.field")}
        value={varied?.field ?? ""}
        onChange={(event) => onField(event.currentTarget.value || null)}
        data={[
          ...(isSecond || varied === null ? [{ value: "", label: t("sweepDialog.no_second") }] : []),
          ...groups.map(({ title, names }) => ({
            group: title,
            items: names.map((name) => ({ value: name, label: words.title(name) })),
          })),
        ]}
      />
      {varied && schema && control === "numbers" && (
        <Numbers key={varied.field} varied={varied} schema={schema} onValues={onValues} />
      )}
      {varied && schema && control !== "numbers" && (
        <fieldset className={classes.choices} aria-label={t("sweepDialog.values")}>
          {choices.map((choice) => (
            <Checkbox
              key={JSON.stringify(choice)}
              size="xs"
              label={words.value(varied.field, choice)}
              checked={isAmong(varied.values, choice)}
              onChange={(event) =>
                onValues(
                  choices.filter((other) =>
                    other === choice ? event.currentTarget.checked : isAmong(varied.values, other),
                  ),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </fieldset>
  );
}

function isAmong(values: readonly Json[], wanted: Json): boolean {
  return values.some((value) => same(value, wanted));
}

interface NumbersProps {
  readonly varied: Varied;
  readonly schema: FieldSchema;
  readonly onValues: SweepFieldProps["onValues"];
}

function Numbers({ varied, schema, onValues }: NumbersProps) {
  const { t } = useTranslation("runs");
  const language = useLanguage();
  const written = (value: Json) => String(value).replace(".", language === "ru" ? "," : ".");
  const [text, setText] = useState(() => varied.values.map(written).join("; "));
  const { fault } = parseValues(text, schema);
  return (
    <TextInput
      size="xs"
      className={classes.values}
      label={t("sweepDialog.values")}
      description={t("sweepDialog.values_hint")}
      inputMode="decimal"
      value={text}
      error={
        fault &&
        t("sweepDialog.value_fault", {
          text: fault.text,
          sentence: t(`form:fault.${fault.kind}`, { bound: formatSetting(fault.bound, language) }),
        })
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        onValues(parseValues(event.currentTarget.value, schema).values ?? []);
      }}
    />
  );
}
