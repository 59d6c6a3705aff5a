/** Dropout: the draws one after another, what goes in, the mask, what comes out, and the mean of one value. */

import "./texts";
import { SegmentedControl, Switch } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { withValue } from "../convolution/arithmetic";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { Player } from "../parts/Player";
import { SliderRow } from "../parts/SliderRow";
import { type Drop, draw, KINDS, masked } from "./draw";
import { BOUNDS, indexOf, type lab, MOST_DRAWS, placeOf, SIDE } from "./lab";
import { MapSheet } from "./MapSheet";
import { Mean } from "./Mean";

export type DropoutProps = LabProps<typeof lab>;

export default function View({ state, change }: DropoutProps) {
  const { t } = useTranslation("lab-dropout");
  const { kind, p, block, scaled, draws, maps, mode } = state;
  const drop: Drop = useMemo(() => ({ kind, p, block, scaled }), [kind, p, block, scaled]);
  const place = placeOf(state.at, maps);
  const mask = useMemo(() => draw(drop, maps, draws), [drop, maps, draws]);
  const isInUse = mode === "use";
  const move = useCallback((at: number) => change({ draws: at + 1 }, "replace"), [change]);
  const isKept = (channel: number, row: number, column: number) =>
    isInUse || (mask.kept[channel]?.[row]?.[column] ?? true);
  const pick = (channel: number, row: number, column: number) =>
    change({ at: indexOf({ channel, row, column }, maps) });
  return (
    <div className={board.lab}>
      {!isInUse && <Player at={draws - 1} count={MOST_DRAWS} onMove={move} period={350} />}
      <div className={board.columns}>
        <MapSheet
          title={t("before")}
          maps={maps}
          chosen={place}
          isFaint={() => false}
          onPick={pick}
          bounds={BOUNDS}
          onEdit={(channel, row, column, value) =>
            change({ maps: maps.map((map, index) => (index === channel ? withValue(map, row, column, value) : map)) })
          }
        />
        <MapSheet
          title={isInUse ? t("unmasked") : t("after", { factor: formatNumber(mask.factor, undefined, 3) })}
          maps={isInUse ? maps : masked(maps, mask)}
          chosen={place}
          isFaint={(channel, row, column) => !isKept(channel, row, column)}
          onPick={pick}
          bounds={BOUNDS}
        />
      </div>
      <div className={board.columns}>
        <Settings state={state} change={change} />
        {isInUse ? (
          <Panel title={t("use")}>
            <p className={board.answer}>{t("useNote")}</p>
          </Panel>
        ) : (
          <Mean drop={drop} maps={maps} place={place} draws={draws} mask={mask} />
        )}
      </div>
    </div>
  );
}

const MODES = ["train", "use"] as const;

function Settings({ state, change }: DropoutProps) {
  const { t } = useTranslation("lab-dropout");
  const { kind, mode, p, block, scaled } = state;
  return (
    <Panel title={t("settings")}>
      <SegmentedControl
        className={board.wrap}
        aria-label={t("kindLabel")}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) => change({ kind: value as (typeof KINDS)[number] })}
      />
      <p className={board.note}>{t(`what.${kind}`)}</p>
      <SliderRow label={t("p")} value={p} min={0} max={0.9} step={0.05} onChange={(value) => change({ p: value })} />
      {kind === "drop_block2d" && (
        <SliderRow label={t("block")} value={block} min={1} max={SIDE} onChange={(value) => change({ block: value })} />
      )}
      <SegmentedControl
        aria-label={t("modeLabel")}
        value={mode}
        data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={(value) => change({ mode: value as (typeof MODES)[number] })}
      />
      <Switch
        size="md"
        checked={scaled}
        disabled={mode === "use"}
        label={t("scaled")}
        onChange={(event) => change({ scaled: event.currentTarget.checked })}
      />
    </Panel>
  );
}
