/** In the header: who else looks at the open project. A press goes to what they have chosen. */

import { Tooltip, UnstyledButton } from "@mantine/core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { initial, personColour } from "../../core/people";
import { goToNode } from "../../state/editing";
import { usePresence } from "../../state/presence";
import type { Present } from "../../wire/messages.gen";
import classes from "./PeopleHere.module.css";
import { usePersonName } from "./usePersonName";
import "./texts";

export function PeopleHere() {
  const { t } = useTranslation("together");
  const others = usePresence((state) => state.others);
  if (others.size === 0) return null;
  return (
    <ul className={classes.people} aria-label={t("here.label")}>
      {[...others.values()].map((person) => (
        <li key={person.connection}>
          <PersonHere person={person} />
        </li>
      ))}
    </ul>
  );
}

function PersonHere({ person }: { readonly person: Present }) {
  const { t } = useTranslation("together");
  const name = usePersonName()(person);
  const [chosen] = person.place.selected;
  const words = person.role === "teacher" ? t("here.teacher") : name;
  const colour = { "--person": personColour(person) } as CSSProperties;
  return (
    <Tooltip label={words}>
      <UnstyledButton
        className={classes.person}
        style={colour}
        aria-label={chosen === undefined ? words : t("here.go", { name: words })}
        onClick={() => {
          if (chosen !== undefined) goToNode(chosen);
        }}
      >
        {initial(name)}
      </UnstyledButton>
    </Tooltip>
  );
}
