/** A section of the recipe's form: its heading, and under it the fields that matter. */

import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { matters, type Section, setFields } from "../../core/recipe";
import { problemText } from "../../i18n/problems";
import { useCatalog } from "../../state/catalog";
import { setRecipeField } from "../../state/editing";
import { useProject } from "../../state/project";
import { changeRun, useHasWeights } from "../../state/run";
import { Icon } from "../../ui/icons";
import type { FieldSchema, Json, Params, Plan } from "../../wire/types";
import { FieldRow } from "../form/FieldRow";
import { Parts } from "./Parts";
import { SchedulePicture } from "./SchedulePicture";
import classes from "./TrainingForm.module.css";

interface FormSectionProps {
  readonly section: Section;
  /** What is in force. */
  readonly values: Params;
  readonly plan: Plan | null;
  /** Whether a training takes changes at this moment. */
  readonly live: boolean;
}

export function FormSection({ section, values, plan, live }: FormSectionProps) {
  const { t } = useTranslation("training");
  const [chosen, setChosen] = useState<boolean | null>(null);
  const atFault = section.fields.some(([name]) => problemAt(plan, name) !== undefined);
  const open = chosen ?? (!section.folded || atFault);
  const set = setFields(section, values).length;
  const shown = section.fields.filter(([, field]) => matters(field, values));
  return (
    <section className={classes.section} data-section={section.name}>
      <h3>
        <UnstyledButton className={classes.heading} aria-expanded={open} onClick={() => setChosen(!open)}>
          <Icon name={open ? "down" : "next"} size={13} />
          <span>{section.title}</span>
          {!open && set > 0 && <span className={classes.set}>{t("set", { count: set })}</span>}
        </UnstyledButton>
      </h3>
      {open && (
        <div className={classes.fields}>
          {section.name === "schedule" && <SchedulePicture plan={plan} schedule={values.schedule} />}
          {section.name === "layers" ? (
            <Parts values={values} />
          ) : (
            shown.map(([name, field]) => (
              <RecipeField
                key={name}
                name={name}
                field={field}
                value={values[name]}
                problem={problemAt(plan, name)}
                live={live}
              />
            ))
          )}
        </div>
      )}
    </section>
  );
}

interface RecipeFieldProps {
  readonly name: string;
  readonly field: FieldSchema;
  readonly value: Json | undefined;
  readonly problem: string | undefined;
  readonly live: boolean;
}

function RecipeField({ name, field, value, problem, live }: RecipeFieldProps) {
  const { t } = useTranslation("training");
  const mine = useProject((project) => project.mine);
  const device = useCatalog((catalog) => catalog.device?.kind);
  const hasWeights = useHasWeights();
  const isChangeable = field["x-changeable"] === true;
  const gains = field["x-devices"];
  const isIdle = device !== undefined && Array.isArray(gains) && !gains.includes(device);
  return (
    <div className={classes.row} data-live={(live && isChangeable) || undefined}>
      <FieldRow
        name={name}
        schema={field}
        value={value}
        problem={problem}
        disabled={!mine}
        onChange={(changed, gesture) => {
          setRecipeField(name, changed, gesture);
          if (isChangeable) changeRun(name, changed);
        }}
      />
      {name === "initialization" && hasWeights && <p className={classes.note}>{t("afresh")}</p>}
      {isIdle && <p className={classes.note}>{t("noGain", { device: t(`device.${device}`) })}</p>}
    </div>
  );
}

function problemAt(plan: Plan | null, name: string): string | undefined {
  const problem = plan?.problems.find((one) => one.field === name);
  return problem && problemText(problem);
}
