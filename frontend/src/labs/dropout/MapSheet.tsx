/** The maps of a sample beside each other; what is dropped is faint. */

import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import type { Bounds } from "../fields";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import classes from "./Dropout.module.css";
import type { Maps, ValuePlace } from "./draw";

interface MapSheetProps {
  readonly title: string;
  readonly maps: Maps;
  readonly chosen: ValuePlace;
  readonly isFaint: (channel: number, row: number, column: number) => boolean;
  readonly onPick: (channel: number, row: number, column: number) => void;
  readonly bounds: Bounds;
  readonly onEdit?: (channel: number, row: number, column: number, value: number) => void;
}

export function MapSheet({ title, maps, chosen, isFaint, onPick, bounds, onEdit }: MapSheetProps) {
  const { t } = useTranslation("lab-dropout");
  return (
    <Panel title={title}>
      <div className={classes.sheet}>
        {maps.map((map, channel) => (
          <Grid
            // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place
            key={channel}
            label={t("map", { index: formatNumber(channel) })}
            values={map}
            size="small"
            among={maps.flat()}
            tone="signed"
            decimals={1}
            bounds={bounds}
            onPick={(row, column) => onPick(channel, row, column)}
            mark={(row, column) =>
              channel === chosen.channel && row === chosen.row && column === chosen.column
                ? "result"
                : isFaint(channel, row, column)
                  ? "faint"
                  : undefined
            }
            {...(onEdit && {
              onEdit: (row: number, column: number, value: number) => onEdit(channel, row, column, value),
            })}
          />
        ))}
      </div>
    </Panel>
  );
}
