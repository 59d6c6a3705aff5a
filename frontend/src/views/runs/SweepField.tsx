/** One field of a sweep and the values that it takes. */

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { choicesOf, parseValues, sweepControl } from "../../core/sweep";
import { useLanguage } from "../../i18n";
import { formatSetting } from "../../i18n/numbers";
import { useRecipeFields, useRecipeWords } from "../../panels/runs/words";
import type { Json } from "../../wire/types";
import classes from "./Sweep.module.css";

export interface Varied {
  readonly field: string;
  readonly values: readonly Json[];
}

interface SweepFieldProps {
  readonly isSecond: boolean;
  readonly names: readonly string[];
  readonly varied: Varied | null;
  readonly onField: (name: string | null) => void;
  readonly onValues: (values: readonly Json[]) => void;
}

export function SweepField({ isSecond, names, varied, onField, onValues }: SweepFieldProps) {
  const { t } = useTranslation("runs");
  const fields = useRecipeFields();
  const words = useRecipeWords();
  const schema = varied ? fields[varied.field] : undefined;
  return (
    <fieldset className={classes.field}>
      <NativeSelect
        size="xs"
        label={t(isSecond ? "sweepDialog.second" : "sweepDialog.field")}
        value={varied?.field ?? ""}
        onChange={(event) => onField(event.currentTarget.value || null)}
        data={[
          ...(isSecond || varied === null ? [{ value: "", label: t("sweepDialog.no_second") }] : []),
          ...names.map((name) => ({ value: name, label: words.title(name) })),
        ]}
      />
      {varied && schema && sweepControl(schema) === "numbers" && (
        <Numbers key={varied.field} varied={varied} onValues={onValues} />
      )}
      {varied && schema && sweepControl(schema) === "choices" && (
        <fieldset className={classes.choices} aria-label={t("sweepDialog.values")}>
          {choicesOf(schema).map((choice) => (
            <Checkbox
              key={JSON.stringify(choice)}
              size="xs"
              label={words.value(varied.field, choice)}
              checked={varied.values.includes(choice)}
              onChange={(event) =>
                onValues(
                  choicesOf(schema).filter((other) =>
                    other === choice ? event.currentTarget.checked : varied.values.includes(other),
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

function Numbers({ varied, onValues }: { readonly varied: Varied; readonly onValues: SweepFieldProps["onValues"] }) {
  const { t } = useTranslation("runs");
  const language = useLanguage();
  const schema = useRecipeFields()[varied.field] ?? {};
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
