/** The recipe as a form. What a running training can take, it takes at once; the rest counts from the next run. */

import "./texts";
import { useTranslation } from "react-i18next";
import { fromNextRun, inForce, sectionsOf } from "../../core/recipe";
import { useLanguage } from "../../i18n";
import { useCatalog } from "../../state/catalog";
import { useProject } from "../../state/project";
import { isActive, useRun } from "../../state/run";
import { TransferTools } from "../../views/transfer/TransferTools";
import type { FieldSchema, Params } from "../../wire/types";
import classes from "../Panel.module.css";
import { FormSection } from "./FormSection";
import own from "./TrainingForm.module.css";
import { usePlan } from "./usePlan";

const NOTHING: Params = {};

export function TrainingForm() {
  const schema = useCatalog((catalog) => catalog.recipe);
  return schema && <Form schema={schema} />;
}

function Form({ schema }: { readonly schema: FieldSchema }) {
  const { t } = useTranslation("training");
  const recipe = useProject((project) => project.document?.recipe) ?? NOTHING;
  const dataset = useProject((project) => project.document?.dataset);
  const defaults = useCatalog((catalog) => (dataset === undefined ? undefined : catalog.datasets.get(dataset)?.recipe));
  const run = useRun((state) => state.run);
  const { plan, isLost } = usePlan();
  const values = inForce(schema, recipe, (defaults as Params | undefined) ?? NOTHING);
  const later = run ? fromNextRun(schema, values, run.recipe as Params) : [];
  return (
    <>
      <p className={classes.summary}>{t(isActive(run) ? "whileRunning" : "summary")}</p>
      {later.length > 0 && <NextRun titles={later.map((name) => schema.properties?.[name]?.title ?? name)} />}
      {isLost && (
        <p className={own.later} role="status">
          {t("planLost")}
        </p>
      )}
      {sectionsOf(schema).map((section) => (
        <FormSection key={section.name} section={section} values={values} plan={plan} live={isActive(run)} />
      ))}
      <TransferTools />
    </>
  );
}

/** What counts from the next training, by the names of its fields. */
function NextRun({ titles }: { readonly titles: readonly string[] }) {
  const { t } = useTranslation("training");
  const fields = new Intl.ListFormat(useLanguage(), { type: "conjunction" }).format(titles);
  return (
    <p className={own.later} role="status">
      {t("nextRun", { fields })}
    </p>
  );
}
