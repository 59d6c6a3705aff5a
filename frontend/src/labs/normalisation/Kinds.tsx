/** The four kinds as cubes of N samples, C channels and H·W places: what is filled shares a mean with the number in hand. */

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import board from "../parts/Board.module.css";
import { Cube, type Part } from "./Cube";
import { CHANNELS, SAMPLES, type ValuePlace } from "./lab";
import classes from "./Normalisation.module.css";
import { KINDS, type Kind } from "./normalise";
import type { NormalisationProps } from "./View";

interface KindsProps extends NormalisationProps {
  readonly place: ValuePlace;
}

const GROUPS = ["1", "2", "4"] as const;

export function Kinds({ state, change, place }: KindsProps) {
  const { t } = useTranslation("lab-normalisation");
  return (
    <>
      <fieldset className={classes.kinds} aria-label={t("kindLabel")}>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className={classes.kind}
            aria-pressed={state.kind === kind}
            onClick={() => change({ kind })}
          >
            <Cube part={partOf(kind, place, Number(state.groups))} />
            <b>{t(`kind.${kind}`)}</b>
            <small>{t(`over.${kind}`)}</small>
          </button>
        ))}
      </fieldset>
      {state.kind === "group" && (
        <div className={board.hands}>
          {t("groups")}
          <SegmentedControl
            aria-label={t("groups")}
            value={state.groups}
            data={[...GROUPS]}
            onChange={(value) => change({ groups: value as (typeof GROUPS)[number] })}
          />
          <span className={board.note}>{t(`groupsNote.${state.groups}`)}</span>
        </div>
      )}
    </>
  );
}

/** From where to where the set of a place reaches, along samples and channels, as shares of the cube. */
function partOf(kind: Kind, { sample, channel }: ValuePlace, groups: number): Part {
  const group = Math.floor((channel * groups) / CHANNELS);
  const allSamples = kind === "batch";
  const channels: Part["channels"] =
    kind === "layer"
      ? [0, 1]
      : kind === "group"
        ? [group / groups, (group + 1) / groups]
        : [channel / CHANNELS, (channel + 1) / CHANNELS];
  return { channels, samples: allSamples ? [0, 1] : [sample / SAMPLES, (sample + 1) / SAMPLES] };
}
