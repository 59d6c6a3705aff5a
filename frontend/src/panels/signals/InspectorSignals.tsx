/** What was last measured at the chosen layer while it learned, and what is wrong with it. */

import { useTranslation } from "react-i18next";
import { mainGraph, useProject } from "../../state/project";
import { useSignals } from "../../state/signals";
import type { NodeId } from "../../wire/types";
import { Fact } from "../Fact";
import classes from "./InspectorSignals.module.css";
import "./texts";
import { WeightBars } from "./WeightBars";
import { say, signalText } from "./words";

const ROWS = ["gradient", "arriving", "update_ratio", "mean", "std", "zeros", "saturated", "dead"] as const;

export function InspectorSignals({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("signals");
  const signal = useSignals((signals) => signals.newest?.layers[id]);
  const trouble = useSignals((signals) => signals.byNode[id]);
  const graph = useProject(({ document }) => document && mainGraph(document));
  if (!signal) return null;
  const said = trouble && say(t, trouble, graph);
  return (
    <Fact title={t("section")}>
      {said && (
        <p className={classes.trouble}>
          <strong>{said.seen}</strong> {said.advice}
        </p>
      )}
      {signal.histogram && <WeightBars histogram={signal.histogram} width={240} height={44} />}
      <dl className={classes.rows}>
        {ROWS.filter((row) => signal[row] !== null).map((row) => (
          <div key={row} title={t(`about.${row}`)}>
            <dt>{t(`column.${row}`)}</dt>
            <dd>{signalText(signal, row)}</dd>
          </div>
        ))}
      </dl>
    </Fact>
  );
}
