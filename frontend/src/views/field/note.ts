/** Which unit is drawn, and how much of the input it sees, in words that follow the pointer past React. */

import type { TFunction } from "i18next";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { axesOf, coversAll } from "../../core/unitFields";
import { formatShape, formatShare } from "../../i18n/numbers";
import { mainGraph, useProject } from "../../state/project";
import { partText } from "./EarlierMaps";
import { type Drawn, drawnFields, onFields, presentWiring } from "./marks";
import { paddedShare } from "./view";
import "./texts";

/** The element whose text it is; `idle` is said while no unit is pointed at. */
export function useNote(idle: string): RefObject<HTMLOutputElement | null> {
  const { t } = useTranslation("field");
  const words = useRef<HTMLOutputElement>(null);
  const say = useCallback(() => {
    const drawn = drawnFields();
    if (words.current) words.current.textContent = drawn === null ? idle : noteOf(drawn, t);
  }, [t, idle]);
  useEffect(() => {
    say();
    return onFields(say);
  }, [say]);
  return words;
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
