/** The window in hand as a line of arithmetic. */

import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import board from "../parts/Board.module.css";
import { type Grid, type Pooling, type PoolWindow, valueAt } from "./pool";

interface WindowFormulaProps {
  readonly map: Grid;
  readonly pooling: Pooling;
  readonly window: PoolWindow;
}

export function WindowFormula({ map, pooling, window }: WindowFormulaProps) {
  const { t } = useTranslation("lab-pooling");
  const { at, shares, value } = window;
  const inside = shares.map((line, row) => line.map((_, column) => valueAt(map, at.row + row, at.column + column)));
  const numbers = inside.flat().map((number) => formatNumber(number));
  const result = <strong>{formatNumber(value, undefined, 4)}</strong>;
  if (pooling.kind === "max") {
    return (
      <p className={board.formula}>
        max({numbers.join("; ")}) = {result}
      </p>
    );
  }
  if (pooling.kind === "average") {
    return (
      <p className={board.formula}>
        ({numbers.join(" + ").replaceAll("+ −", "− ")}) / {formatNumber(numbers.length)} = {result}
      </p>
    );
  }
  const weights = pooling.weights.flat();
  const products = weights.map((weight, place) => `${formatNumber(weight)}·${bracketed(numbers[place] ?? "")}`);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return (
    <p className={board.formula}>
      ({products.join(" + ")}) / {formatNumber(sum)} = {result} {sum === 0 && t("noWeights")}
    </p>
  );
}

function bracketed(number: string): string {
  return number.startsWith("−") ? `(${number})` : number;
}
