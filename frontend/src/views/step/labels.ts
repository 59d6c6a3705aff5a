/** What classes are called. */

import { useCatalog } from "../../state/catalog";
import { useProject } from "../../state/project";

/** The name of a class of the project's data set by its number. */
export function useClassLabel(): (index: number) => string {
  const dataset = useProject(({ document }) => document?.dataset ?? "");
  const names = useCatalog((catalog) => catalog.datasets.get(dataset)?.classes);
  return (index) => names?.[index] ?? String(index);
}
