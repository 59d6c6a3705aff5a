/** Which unit the marks on the maps are of, how much of the input it sees, and what their colours mean. */

import { ActionIcon, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { openUnit, pin, useUnit } from "../../state/unit";
import { Icon } from "../../ui/icons";
import classes from "./Field.module.css";
import { useNote } from "./note";
import "./texts";

export function FieldNote() {
  const { t } = useTranslation("field");
  const pinned = useUnit((unit) => unit.pinned);
  const words = useNote("");

  return (
    <aside className={classes.note} data-testid="field-note">
      <output ref={words} aria-live="off" />
      <ul className={classes.legend}>
        {(["seen", "changed", "padding"] as const).map((name) => (
          <li key={name} data-mark={name}>
            <span aria-hidden="true" />
            {t(`mark.legend.${name}`)}
          </li>
        ))}
      </ul>
      {pinned !== null && (
        <>
          <Button size="compact-xs" variant="light" onClick={() => openUnit(pinned, "field")}>
            {t("mark.open")}
          </Button>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t("mark.close")} onClick={() => pin(null)}>
            <Icon name="close" size={14} />
          </ActionIcon>
        </>
      )}
    </aside>
  );
}
