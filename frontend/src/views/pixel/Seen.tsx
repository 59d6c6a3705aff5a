/** What a unit sees: its receptive field on the picture that the network looks at. */
import { useTranslation } from "react-i18next";
import { placeOfUnit } from "../../core/mapPoint";
import type { Unit } from "../../core/unit";
import { receptiveFields } from "../../core/unitFields";
import { useNodeAnalysis } from "../../state/analysis";
import type { NodeId } from "../../wire/types";
import { presentWiring } from "../field/marks";
import classes from "./Pixel.module.css";
import { TileCanvas, WindowMark } from "./TileCanvas";

interface SeenProps {
  readonly unit: Unit;
  readonly input: NodeId;
  readonly side: number;
}

export function Seen({ unit, input, side }: SeenProps) {
  const { t } = useTranslation("pixel");
  const shape = useNodeAnalysis(input)?.shape;
  const own = useNodeAnalysis(unit.node)?.shape;
  const wiring = presentWiring();
  if (shape?.length !== 3 || !own || wiring === null) return null;
  const place = placeOfUnit(unit, own);
  const reach = place && receptiveFields(wiring, unit.node, place).get(input)?.reach;
  const [channels = 1, height = 1, width = 1] = shape;
  const [rows, columns] = [reach?.[0], reach?.[1]];
  if (!rows || !columns) return null;
  const isAll = rows[0] <= 0 && columns[0] <= 0 && rows[1] >= height - 1 && columns[1] >= width - 1;
  const isPadded = rows[0] < 0 || columns[0] < 0 || rows[1] >= height || columns[1] >= width;
  const size = `${rows[1] - rows[0] + 1}×${columns[1] - columns[0] + 1}`;
  return (
    <section className={classes.aside}>
      <h3 className={classes.heading}>
        {t("seen.title")} <small>{t(isAll ? "seen.all" : isPadded ? "seen.padded" : "seen.field", { size })}</small>
      </h3>
      <TileCanvas node={input} channel={channels === 3 ? null : 0} shape={shape} side={side} isPicture>
        <WindowMark
          rows={isAll ? [0, height - 1] : rows}
          columns={isAll ? [0, width - 1] : columns}
          size={[height, width]}
        />
      </TileCanvas>
    </section>
  );
}
