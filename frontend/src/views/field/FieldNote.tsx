/** Which unit the marks on the maps are of, how much of the input it sees, and what their colours mean. */

import { ActionIcon, Button } from "@mantine/core";
import type { TFunction } from "i18next";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { axesOf, coversAll } from "../../core/unitFields";
import { formatShape, formatShare } from "../../i18n/numbers";
import { mainGraph, useProject } from "../../state/project";
import { openUnit, pin, useUnit } from "../../state/unit";
import { Icon } from "../../ui/icons";
import { partText } from "./EarlierMaps";
import classes from "./Field.module.css";
import { type Drawn, drawnFields, onFields, presentWiring } from "./marks";
import { paddedShare } from "./view";
import "./texts";

export function FieldNote() {
  const { t } = useTranslation("field");
  const pinned = useUnit((unit) => unit.pinned);
  const words = useRef<HTMLOutputElement>(null);

  const say = useCallback(() => {
    const drawn = drawnFields();
    if (words.current) words.current.textContent = drawn === null ? "" : noteOf(drawn, t);
  }, [t]);

  useEffect(() => {
    say();
    return onFields(say);
  }, [say]);

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

/** `conv2 · channel 3 · row 4, column 5: sees 14×14 of the 28×28 input, 12 % of its field is padding`. */
function noteOf({ unit, seen }: Drawn, t: TFunction<"field">): string {
  const { document } = useProject.getState();
  // A caption is the same for many layers; the id is what a link says.
  const name = (document && mainGraph(document).nodes[unit.node]?.label) ?? unit.node;
  const said = [t(unit.y === null ? "mark.feature" : "mark.unit", { name, ...unit })];
  const wiring = presentWiring();
  const input = wiring?.joints.find(({ node: id, entering }) => entering.length === 0 && seen.has(id))?.node;
  const field = input === undefined ? undefined : seen.get(input);
  const shape = wiring?.shapes.get(input ?? "");
  if (field && shape?.length === 3 && input !== unit.node) {
    const [, rows = 1, columns = 1] = shape;
    const size = formatShape(axesOf(shape));
    const padded = paddedShare(field.reach, rows, columns);
    said.push(coversAll(field, shape) ? t("mark.sees_all", { size }) : t("mark.sees", { part: partText(field), size }));
    if (padded > 0) said.push(t("mark.padding", { share: formatShare(padded) }));
  }
  return said.join(" · ");
}
