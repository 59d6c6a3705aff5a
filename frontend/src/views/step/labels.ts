/** What classes are called. */

import { useClassNames } from "../../canvas/BarsFace";

/** The name of a class of the project's data set by its number. */
export function useClassLabel(): (index: number) => string {
  const names = useClassNames();
  return (index) => names[index] ?? String(index);
}
