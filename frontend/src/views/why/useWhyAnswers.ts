/** Keeps the methods' answers those of what is looked at: input, weights, class, and what else was chosen. */

import { useEffect, useRef, useState } from "react";
import { askNetworkForFrame } from "../../state/asking";
import { latestItem, subscribe } from "../../state/frames";
import { useProbe } from "../../state/probe";
import { clearWatch, setWatch } from "../../state/watches";
import type { NodeId } from "../../wire/types";
import { type AttributionParams, forgetAnswers, isSlow, takeAnswer, takeProblem, useWhy, WHY_WATCH } from "./answers";
import { type Rounds, startRounds } from "./rounds";

/** Milliseconds between two rounds while only the weights change: a training moves them ten times a second. */
const REST_MS = 1000;

/** The largest side at which the input is drawn under the heat. */
const SIDE = 224;

/** What is asked of a method, at which tick of the clock: the same at another one is another question. */
interface Asked {
  readonly tick: number;
  readonly params: AttributionParams;
}

/** Counts the inputs and, not so often, the weights that are looked at. */
function useClock(node: NodeId | null): number {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (node === null) return;
    setWatch(WHY_WATCH, { nodes: [{ id: node, tiles: 3, size: SIDE }], prediction: true });
    return () => clearWatch(WHY_WATCH);
  }, [node]);
  useEffect(() => {
    if (node === null) return;
    let input = useProbe.getState().input;
    let told = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = undefined;
      told = performance.now();
      setTick((count) => count + 1);
    };
    const stop = subscribe(
      node,
      "activations",
      () => {
        if (latestItem(node, "activations", WHY_WATCH) === null) return;
        const now = useProbe.getState().input;
        const rest = now === input ? told + REST_MS - performance.now() : 0;
        input = now;
        if (rest <= 0) tell();
        else timer ??= setTimeout(tell, rest);
      },
      WHY_WATCH,
    );
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [node]);
  return tick;
}

/** `questions` by name; keep it stable: another map is another version of all of them. */
export function useWhyAnswers(node: NodeId | null, questions: ReadonlyMap<string, AttributionParams>): void {
  const tick = useClock(node);
  const rounds = useRef<Rounds<Asked> | null>(null);
  useEffect(() => {
    const started = startRounds<Asked>(async (name, { params }, signal) => {
      if (isSlow(useWhy.getState()[name])) return; // it would be so again
      try {
        // Not as bytes: which values are zero is told of the maps, too.
        const frame = await askNetworkForFrame("attribution", { nodes: [], params, encoding: "float32" }, signal);
        if (!signal.aborted) takeAnswer(name, frame);
      } catch (error) {
        if (!signal.aborted) takeProblem(name, error);
      }
    });
    rounds.current = started;
    return () => {
      started.stop();
      forgetAnswers();
    };
  }, []);
  useEffect(() => {
    rounds.current?.want(new Map([...questions].map(([name, params]) => [name, { tick, params }])));
  }, [tick, questions]);
}
