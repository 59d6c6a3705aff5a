/** Two runs side by side: their curves, what they were made of, and the same picture through both. */

import { Button, NativeSelect, Slider } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { compareNetworks } from "../../core/networkDiff";
import { type Moment, momentAt, placeOf } from "../../core/timeline";
import { problemText } from "../../i18n/problems";
import { RunsAwaited } from "../../panels/runs/RunsAwaited";
import { useRunName } from "../../panels/runs/words";
import { openDialog } from "../../state/dialogs";
import { useRuns } from "../../state/runs";
import { useView } from "../../state/view";
import { Loading } from "../../ui/Loading";
import type { RunSummary } from "../../wire/types";
import { CurvesTogether } from "./CurvesTogether";
import { Differences } from "./Differences";
import { SIDE_COLOURS, SIDES, type SideIndex } from "./sides";
import { TwoMaps } from "./TwoMaps";
import classes from "./TwoRuns.module.css";
import { useRunCurves } from "./useRunCurves";
import { useSide } from "./useSide";

type Ids = readonly [string, string];

export function TwoRuns({ ids }: { readonly ids: Ids }) {
  const { t } = useTranslation("runs");
  const runs = useRuns((state) => state.runs);
  if (runs === null) return <RunsAwaited />;
  const [first, second] = ids.map((id) => runs.find((run) => run.id === id));
  if (!first || !second) return <p className={classes.hint}>{t("two.missing")}</p>;
  return <Pair runs={[first, second]} all={runs} />;
}

interface PairProps {
  readonly runs: readonly [RunSummary, RunSummary];
  readonly all: readonly RunSummary[];
}

function Pair({ runs, all }: PairProps) {
  const { t } = useTranslation("runs");
  const nameOf = useRunName();
  const [a, b] = runs;
  const [firstName, secondName] = [nameOf(a), nameOf(b)];
  const names = useMemo(() => [firstName, secondName] as const, [firstName, secondName]);
  const curves = useRunCurves([a.id, b.id]);
  const [firstSide, secondSide] = [useSide(a.id), useSide(b.id)];
  const sides = useMemo(() => [firstSide, secondSide] as const, [firstSide, secondSide]);
  const networks = useMemo(
    () => (firstSide.graph && secondSide.graph ? compareNetworks(firstSide.graph, secondSide.graph) : null),
    [firstSide.graph, secondSide.graph],
  );
  /** By run: whoever is exchanged for another, or changes sides, keeps what was chosen for it. */
  const [chosen, choose] = useState<Readonly<Record<string, Moment>>>({});
  const [firstMoment, secondMoment] = [chosen[a.id] ?? "live", chosen[b.id] ?? "live"];
  const moments = useMemo(() => [firstMoment, secondMoment] as const, [firstMoment, secondMoment]);
  const ids = useMemo(() => [a.id, b.id] as const, [a.id, b.id]);
  const problem = firstSide.problem ?? secondSide.problem;
  const pair = (next: Ids) => openDialog({ name: "runs", face: { kind: "two", runs: next } });

  return (
    <>
      <header className={classes.pickers}>
        {SIDES.map((side) => (
          <SidePicker
            key={side}
            side={side}
            runs={all}
            run={runs[side]}
            other={runs[side === 0 ? 1 : 0].id}
            steps={sides[side].steps}
            moment={moments[side]}
            onRun={(id) => pair(side === 0 ? [id, b.id] : [a.id, id])}
            onMoment={(moment) => choose((before) => ({ ...before, [runs[side].id]: moment }))}
          />
        ))}
        <Button size="compact-xs" variant="default" onClick={() => pair([b.id, a.id])}>
          {t("two.swap")}
        </Button>
      </header>
      <CurvesTogether curves={curves} names={names} />
      <Differences runs={runs} names={names} networks={networks} analyses={[firstSide.analysis, secondSide.analysis]} />
      {networks && <TwoMaps runs={ids} names={names} moments={moments} sides={sides} networks={networks} />}
      {!networks && (problem ? <p className={classes.hint}>{problemText(problem)}</p> : <Loading />)}
    </>
  );
}

interface SidePickerProps {
  readonly side: SideIndex;
  readonly runs: readonly RunSummary[];
  readonly run: RunSummary;
  /** The run on the other side. */
  readonly other: string;
  readonly steps: readonly number[];
  readonly moment: Moment;
  readonly onRun: (id: string) => void;
  readonly onMoment: (moment: Moment) => void;
}

function SidePicker({ side, runs, run, other, steps, moment, onRun, onMoment }: SidePickerProps) {
  const { t } = useTranslation("runs");
  const nameOf = useRunName();
  const colour = SIDE_COLOURS[useView((view) => view.theme)][side];
  const words = moment === "live" ? t("two.live") : t("two.at", { step: moment });
  return (
    <div className={classes.picker} style={{ borderColor: colour }}>
      <NativeSelect
        size="xs"
        aria-label={t(side === 0 ? "two.first" : "two.second")}
        value={run.id}
        onChange={(event) => onRun(event.currentTarget.value)}
        data={runs.filter(({ id }) => id !== other).map((each) => ({ value: each.id, label: nameOf(each) }))}
      />
      <Slider
        className={classes.slider}
        size={4}
        thumbSize={14}
        label={null}
        thumbLabel={t("two.moment", { which: nameOf(run) })}
        thumbValueText={words}
        min={0}
        max={Math.max(1, steps.length)}
        disabled={steps.length === 0}
        value={steps.length === 0 ? 1 : placeOf(steps, moment)}
        onChange={(place) => onMoment(momentAt(steps, place))}
      />
      <span className={classes.moment}>{words}</span>
    </div>
  );
}
