/** The recipe as a form. What a running training can take, it takes at once; the rest counts from the next run. */

import { useTranslation } from "react-i18next";
import { useCatalog } from "../state/catalog";
import { setRecipeField } from "../state/editing";
import { useProject } from "../state/project";
import { changeRun, isActive, useRun } from "../state/run";
import type { Json } from "../wire/types";
import { FieldRow } from "./form/FieldRow";
import classes from "./Panel.module.css";

export function TrainingForm() {
  const { t } = useTranslation("inspector");
  const schema = useCatalog((catalog) => catalog.recipe);
  const recipe = useProject((project) => project.document?.recipe);
  const mine = useProject((project) => project.mine);
  const active = useRun(({ run }) => isActive(run));
  return (
    <>
      <p className={classes.summary}>{t(active ? "recipe.whileRunning" : "recipe.summary")}</p>
      {Object.entries(schema?.properties ?? {}).map(([name, field]) => (
        <FieldRow
          key={name}
          name={name}
          schema={field}
          value={recipe?.[name]}
          disabled={!mine}
          onChange={(value: Json, gesture) => {
            setRecipeField(name, value, gesture);
            if (field["x-changeable"] === true) changeRun(name, value);
          }}
        />
      ))}
    </>
  );
}
