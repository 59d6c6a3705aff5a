/** The input as the network gets it, with the field of the unit that is pointed at, beside the maps of its layer. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import { useInputNode } from "../../panels/probe/target";
import { useAnalysis } from "../../state/analysis";
import classes from "./Field.module.css";
import { useNote } from "./note";

/** CSS pixels. */
const SIDE = 160;

export function SeenInput() {
  const node = useInputNode();
  const shape = useAnalysis((state) => (node === null ? undefined : state.analysis?.nodes[node]?.shape));
  const [, rows = 1, columns = 1] = shape ?? [];
  const { t } = useTranslation("field");
  const words = useNote(t("mark.hint"));
  const face = useMemo(() => {
    const scale = SIDE / Math.max(rows, columns);
    const [width, height] = [columns * scale, rows * scale];
    return { kind: "image" as const, shown: 1, columns: 1, tile: { width, height }, gap: 0, width, height };
  }, [rows, columns]);
  if (node === null || shape?.length !== 3) return null;
  return (
    <div className={classes.seenInput} data-testid="seen-input">
      <MapCanvas node={node} face={face} density={2} table="grey" />
      <output ref={words} className={classes.about} aria-live="off" />
    </div>
  );
}
