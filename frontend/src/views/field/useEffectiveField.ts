/** The effective field of a unit, asked for again as the weights change. Its picture goes to `onPicture`, past React. */

import { useEffect, useState } from "react";
import type { Span } from "../../core/places";
import { type Unit, unitText } from "../../core/unit";
import { askNetworkForFrame } from "../../state/asking";
import { useConnection } from "../../state/connection";
import { useMoment } from "../../state/moment";
import { useOverrides } from "../../state/overrides";
import { useProbe } from "../../state/probe";
import { useProject } from "../../state/project";
import { useRun } from "../../state/run";
import { ApiProblem } from "../../wire/api";
import type { FrameItem } from "../../wire/frames";

/** Over what a gradient is averaged. */
export type Images = "probe" | "training";

/** What the answer says besides its picture. */
export interface Told {
  readonly of: string;
  readonly images: number;
  readonly source: Images;
  readonly reach: readonly Span[];
  readonly sides: readonly number[];
  readonly shares: readonly number[];
  readonly held: number | null;
}

export interface EffectiveField {
  readonly told: Told | null;
  readonly problem: ApiProblem | null;
}

const NOTHING: EffectiveField = { told: null, problem: null };
/** Before a question, so that an arrow key that is held down asks once. */
const REST_MS = 120;
/** Between an answer and the next question while a training goes on. */
const LIVE_MS = 2000;

/** Keep `onPicture` stable with `useCallback`. */
export function useEffectiveField(
  unit: Unit,
  images: Images,
  untrained: boolean,
  onPicture: (heat: FrameItem | null) => void,
): EffectiveField {
  const [found, setFound] = useState(NOTHING);
  const revision = useProject((project) => project.revision);
  const snapshot = useMoment((moment) => moment.snapshot);
  const isTraining = useRun(({ run }) => run?.state === "running") && snapshot === "live" && !untrained;
  const steps = useRun(({ run }) => (run?.state === "running" ? null : (run?.step ?? null)));
  const overrides = useOverrides();
  const probe = useProbe((state) => (images === "probe" || state.input === null ? state.input : true));
  const isOnline = useConnection((connection) => connection.live === "online");
  const isBack = isOnline && found.problem?.code === "offline";
  const text = unitText(unit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked about is another, and its picture is not known
  useEffect(() => onPicture(null), [text, images, untrained, onPicture]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the unit; the others are what the answer depends on
  useEffect(() => {
    const asked = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await fieldOf(unit, images, untrained, asked.signal);
      if (asked.signal.aborted) return;
      onPicture(answer.heat);
      setFound(answer);
      if (isTraining && answer.problem === null) timer = setTimeout(ask, LIVE_MS);
    };
    timer = setTimeout(ask, REST_MS);
    return () => {
      asked.abort();
      clearTimeout(timer);
    };
  }, [text, images, untrained, onPicture, revision, snapshot, isTraining, steps, overrides, probe, isBack]);
  return found;
}

async function fieldOf(
  { node, channel, y, x }: Unit,
  images: Images,
  untrained: boolean,
  signal: AbortSignal,
): Promise<EffectiveField & { heat: FrameItem | null }> {
  try {
    const question = { nodes: [{ id: node }], params: { channel, y, x, images, untrained } };
    const frame = await askNetworkForFrame("effective_field", question, signal);
    const heat = frame?.items.find(({ kind }) => kind === "effective_field") ?? null;
    return { told: (heat?.told as Told | undefined) ?? null, problem: null, heat };
  } catch (error) {
    if (signal.aborted) return { ...NOTHING, heat: null };
    if (!(error instanceof ApiProblem)) throw error;
    return { told: null, problem: error, heat: null };
  }
}
