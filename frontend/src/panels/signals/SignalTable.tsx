/** The newest numbers of every layer: a row each, in order of depth. */

import { useTranslation } from "react-i18next";
import { goToNode } from "../../state/editing";
import type { LayerSignals, NodeId } from "../../wire/types";
import classes from "./SignalTable.module.css";
import { WeightBars } from "./WeightBars";
import { signalText } from "./words";

const COLUMNS = ["gradient", "update_ratio", "std", "zeros", "saturated", "dead"] as const;

interface SignalTableProps {
  readonly nodes: readonly NodeId[];
  readonly layers: LayerSignals["layers"];
  readonly nameOf: (node: NodeId) => string;
}

export function SignalTable({ nodes, layers, nameOf }: SignalTableProps) {
  const { t } = useTranslation("signals");
  const rows = nodes.flatMap((node) => (layers[node] ? [{ node, signal: layers[node] }] : []));
  // A column that no layer of this network fills would be a column of dashes.
  const columns = COLUMNS.filter((column) => rows.some(({ signal }) => signal[column] !== null));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("column.layer")}</th>
          <th scope="col">{t("column.weights")}</th>
          {columns.map((column) => (
            <th key={column} scope="col" title={t(`about.${column}`)}>
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node, signal }) => (
          <tr key={node}>
            <th scope="row">
              <button type="button" title={nameOf(node)} onClick={() => goToNode(node)}>
                {nameOf(node)}
              </button>
            </th>
            <td>{signal.histogram && <WeightBars histogram={signal.histogram} width={48} height={16} />}</td>
            {columns.map((column) => (
              <td key={column}>{signal[column] !== null && signalText(signal, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
