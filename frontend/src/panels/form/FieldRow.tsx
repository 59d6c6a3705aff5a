/** A field of a form by its schema's hint: slider, pair, padding, shape, list, table, switch or choice; its problem below it. */

import { NativeSelect, Switch, Tooltip, UnstyledButton } from "@mantine/core";
import { type ReactNode, Suspense, useCallback, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { controlOf, numberField, numbersOf, optionName, withoutWord } from "../../core/fields";
import { setFault } from "../../state/faults";
import { later } from "../../ui/later";
import type { FieldSchema, Json } from "../../wire/types";
import classes from "./Form.module.css";
import { ListField } from "./ListField";
import { NumberRow } from "./NumberRow";
import { SidesField } from "./SidesField";

// Few layers have such fields.
const AugmentationField = later(async () => (await import("./AugmentationField")).AugmentationField, { soon: true });
const MatrixField = later(async () => (await import("./MatrixField")).MatrixField, { soon: true });
const TableField = later(async () => (await import("./TableField")).TableField, { soon: true });

export interface FieldRowProps {
  readonly name: string;
  readonly schema: FieldSchema;
  /** undefined: the default is in force */
  readonly value: Json | undefined;
  readonly problem?: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: Json, gesture: string | null) => void;
}

export function FieldRow(props: FieldRowProps) {
  const { t } = useTranslation("form");
  const { field, word } = withoutWord(props.schema);
  const stored = props.value === undefined ? (props.schema.default ?? null) : props.value;
  const title = field.title ?? props.name;
  const isWord = word !== undefined && stored === word;
  const change = props.onChange;
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const onFault = useCallback((label: string, sentence: string | null) => {
    setFaults(({ [label]: gone, ...others }) => (sentence === null ? others : { ...others, [label]: sentence }));
  }, []);
  const [fault] = Object.values(faults);
  const problem = fault ?? props.problem;
  const id = useId();
  useEffect(() => {
    setFault(id, fault === undefined ? null : t("faultOf", { field: title, fault }));
    return () => setFault(id, null);
  }, [id, fault, title, t]);
  return (
    <div className={classes.field} data-field={props.name} data-problem={problem !== undefined || undefined}>
      <div className={classes.label}>
        <Tooltip label={field.description} disabled={!field.description} multiline w={240} openDelay={400}>
          <span>{title}</span>
        </Tooltip>
        {word !== undefined && (
          <UnstyledButton
            className={classes.auto}
            aria-pressed={isWord}
            disabled={props.disabled}
            onClick={() => change(isWord ? firstValue(field) : word, null)}
          >
            {word === null ? String(field["x-word"] ?? t("auto")) : optionName(field, word)}
          </UnstyledButton>
        )}
      </div>
      {!isWord && (
        <Suspense fallback={null}>
          <FieldControl {...props} schema={field} value={stored} title={title} onFault={onFault} />
        </Suspense>
      )}
      {problem !== undefined && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What a field starts with when a person takes it over from the layer. */
function firstValue(field: FieldSchema): Json {
  const first = field["x-first"];
  if (first !== undefined && first !== null) return first;
  const least = numberField(field).span?.[0] ?? 1;
  return field.type === "array" ? Array.from({ length: field.minItems ?? 1 }, () => least) : least;
}

type FieldControlProps = FieldRowProps & {
  readonly title: string;
  readonly value: Json;
  readonly onFault: (label: string, sentence: string | null) => void;
};

function FieldControl({ schema, value, title, problem, disabled, onChange, onFault }: FieldControlProps): ReactNode {
  const number = numberField(schema);
  switch (controlOf(schema)) {
    case "slider":
    case "number":
      return (
        <NumberRow
          label={title}
          value={Number(value)}
          field={number}
          slides={controlOf(schema) === "slider"}
          isRefused={problem !== undefined}
          disabled={disabled}
          onChange={onChange}
          onFault={onFault}
        />
      );
    case "pair":
    case "padding":
      return (
        <SidesField
          label={title}
          values={numbersOf(value)}
          most={schema.maxItems ?? 2}
          field={number}
          disabled={disabled}
          onChange={onChange}
          onFault={onFault}
        />
      );
    case "shape":
    case "list":
      return (
        <ListField
          label={title}
          values={numbersOf(value)}
          field={number}
          disabled={disabled}
          onChange={onChange}
          onFault={onFault}
        />
      );
    case "augmentation":
      return <AugmentationField label={title} value={value} />;
    case "table":
      return <TableField label={title} value={value} disabled={disabled} onChange={onChange} />;
    case "matrix":
      return (
        <MatrixField
          label={title}
          value={value}
          field={number}
          most={schema.maxItems ?? 1}
          disabled={disabled}
          onChange={onChange}
          onFault={onFault}
        />
      );
    case "toggle":
      return (
        <Switch
          className={classes.switch}
          size="xs"
          aria-label={title}
          checked={value === true}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.checked, null)}
        />
      );
    case "choice":
      return (
        <NativeSelect
          size="xs"
          aria-label={title}
          value={String(value)}
          error={problem !== undefined}
          disabled={disabled}
          data={(schema.enum ?? []).map((choice) => ({ value: String(choice), label: optionName(schema, choice) }))}
          onChange={(event) => onChange(event.currentTarget.value, null)}
        />
      );
  }
}
