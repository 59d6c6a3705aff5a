/** How one layer or group learns, where it is to differ: its initial weights, frozen or not, its learning rate. */

import "./texts";
import { NativeSelect, Switch, Tooltip, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { optionName } from "../../core/fields";
import { groupTitle } from "../../core/groups";
import { ownWord, type PartField, paceOf } from "../../core/paces";
import { inForce, partOf } from "../../core/recipe";
import { useLanguage } from "../../i18n";
import { useCatalog } from "../../state/catalog";
import { forgetPart, setPart } from "../../state/editing";
import { useGraph, useProject } from "../../state/project";
import type { FieldSchema, Json, Params } from "../../wire/types";
import { Fact } from "../Fact";
import { FieldRow } from "../form/FieldRow";
import classes from "./PartTraining.module.css";

const NOTHING: Params = {};

/** What a factor may be: the schema of the recipe keeps it below `layers`, where forms do not look. */
const RATE: FieldSchema = { type: "number", exclusiveMinimum: 0, maximum: 1000, default: 1, "x-control": "number" };

interface PartTrainingProps {
  readonly field: PartField;
  readonly id: string;
  /** Whether its weights are drawn as the recipe says: those of convolutions and dense layers. */
  readonly draws?: boolean;
}

export function PartTraining({ field, id, draws = false }: PartTrainingProps) {
  const { t } = useTranslation("training");
  const language = useLanguage();
  const graph = useGraph();
  const recipe = useProject((project) => project.document?.recipe) ?? NOTHING;
  const mine = useProject((project) => project.mine);
  if (!graph) return null;
  const part = partOf(recipe, field, id);
  const isSet = Object.keys(part).length > 0;
  const pace = paceOf(graph, recipe, field, id);
  const around = paceOf(graph, recipe, field, id, false);
  const nameOf = (group: string) => {
    const known = graph.groups[group];
    return known ? groupTitle(known, language) : group;
  };
  return (
    <Fact title={t(field === "layers" ? "layer.title" : "layer.groupTitle")}>
      {draws && <Start id={id} part={part} recipe={recipe} disabled={!mine} />}
      <Tooltip label={t("layer.frozenHelp")} multiline w={240} openDelay={400}>
        <div className={classes.switch}>
          <Switch
            size="xs"
            label={t("layer.frozen")}
            labelPosition="left"
            checked={pace.frozen}
            disabled={!mine}
            onChange={(event) => setPart(field, id, { frozen: ownWord(around, "frozen", event.currentTarget.checked) })}
          />
        </div>
      </Tooltip>
      {pace.frozen && pace.frozenBy !== null && (
        <p className={classes.inherited}>{t("layer.frozenBy", { group: nameOf(pace.frozenBy) })}</p>
      )}
      {!pace.frozen && (
        <>
          <FieldRow
            name="rate"
            schema={{ ...RATE, title: t("layer.rate") }}
            value={pace.rate}
            disabled={!mine}
            onChange={(rate) => setPart(field, id, { rate: ownWord(around, "rate", Number(rate)) })}
          />
          {pace.rateBy !== null && (
            <p className={classes.inherited}>{t("layer.rateBy", { group: nameOf(pace.rateBy) })}</p>
          )}
        </>
      )}
      {isSet && mine && (
        <UnstyledButton className={classes.reset} onClick={() => forgetPart(field, id)}>
          {t("layer.reset")}
        </UnstyledButton>
      )}
    </Fact>
  );
}

interface StartProps {
  readonly id: string;
  readonly part: Params;
  readonly recipe: Params;
  readonly disabled: boolean;
}

/** The initialisation of a layer: the network's, or one of its own with its numbers. */
function Start({ id, part, recipe, disabled }: StartProps) {
  const { t } = useTranslation("training");
  const schema = useCatalog((catalog) => catalog.recipe);
  const kinds = schema?.properties?.initialization;
  if (!schema || !kinds) return null;
  const network = inForce(schema, recipe, NOTHING);
  const own = (part.initialization ?? null) as Params | null;
  const change = (initialization: Params | null) => setPart("layers", id, { initialization });
  const number = (name: "std" | "bias") => {
    const field = schema.properties?.[`initialization_${name}`];
    return (
      field && (
        <FieldRow
          name={name}
          schema={{ ...field, title: t(`layer.${name}`) }}
          value={own?.[name] ?? network[`initialization_${name}`]}
          disabled={disabled}
          onChange={(value, gesture) => setPart("layers", id, { initialization: { ...own, [name]: value } }, gesture)}
        />
      )
    );
  };
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("layer.initialization")}
        value={typeof own?.kind === "string" ? own.kind : ""}
        disabled={disabled}
        data={[
          { value: "", label: t("layer.asNetwork", { name: optionName(kinds, network.initialization as Json) }) },
          ...(kinds.enum ?? []).map((kind) => ({ value: String(kind), label: optionName(kinds, kind) })),
        ]}
        onChange={({ currentTarget }) =>
          change(currentTarget.value === "" ? null : { ...own, kind: currentTarget.value })
        }
      />
      {own?.kind === "normal" && number("std")}
      {own !== null && own.kind !== "default" && number("bias")}
    </>
  );
}
