/** What somebody who is here is called: by their name in the class, else by what they are to the project. */

import { useTranslation } from "react-i18next";
import { useTogether } from "../../state/together";
import type { Present } from "../../wire/messages.gen";

export function usePersonName(): (person: Pick<Present, "name" | "role">) => string {
  const { t } = useTranslation("together");
  const isWall = useTogether((state) => state.isWall);
  return ({ name, role }) => (isWall ? null : name) ?? t(`role.${role}`);
}
