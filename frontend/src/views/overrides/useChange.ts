/** How far the changes of this person move each layer, asked again when they, the input or the weights are others. */

import { create } from "zustand";
import { newestOnly } from "../../core/newest";
import { isUnchanged } from "../../core/overrides";
import { askNetwork } from "../../state/asking";
import { useMoment } from "../../state/moment";
import { useOverrides } from "../../state/overrides";
import { useProbe } from "../../state/probe";
import { useProject } from "../../state/project";
import { useRun } from "../../state/run";
import { ApiProblem } from "../../wire/api";
import type { NodeId } from "../../wire/types";

type Shares = Readonly<Record<NodeId, number | null>>;

const NONE: Shares = {};

/** ‖a′ − a‖ / ‖a‖ by node; empty while nothing is changed or nothing is known. */
export const useChange = create<{ readonly shares: Shares }>(() => ({ shares: NONE }));

/** While a training or a pen goes on, two passes through the network are asked for no oftener. */
const REST_MS = 400;

let asked = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One question at a time: where an answer takes longer than the rest, each would else be given up for the next. */
const ask = newestOnly(async (signal: AbortSignal) => {
  if (signal.aborted) return;
  try {
    const found = await askNetwork<{ layers: Shares }>("change", { nodes: [] }, signal);
    if (!signal.aborted) useChange.setState({ shares: found?.layers ?? NONE });
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof ApiProblem)) throw error;
    useChange.setState({ shares: NONE }); // what stands in the way is said where maps would be
  }
});

function askSoon(): void {
  if (isUnchanged(useOverrides.getState())) forget();
  else
    timer ??= setTimeout(() => {
      timer = undefined;
      ask(asked.signal);
    }, REST_MS);
}

/** Nothing is changed any more, or it is another network. */
function forget(): void {
  asked.abort();
  asked = new AbortController();
  clearTimeout(timer);
  timer = undefined;
  useChange.setState({ shares: NONE });
}

useOverrides.subscribe(askSoon);
useProbe.subscribe((now, before) => {
  if (now.input !== before.input) askSoon();
});
useMoment.subscribe(askSoon);
useProject.subscribe((now, before) => {
  if (now.id !== before.id) forget();
  if (now.id !== before.id || now.revision !== before.revision) askSoon();
});
useRun.subscribe((now, before) => {
  if (now.run?.step !== before.run?.step) askSoon();
});
askSoon();
