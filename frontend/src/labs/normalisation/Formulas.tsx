/** The four formulas with the numbers of the one in hand (Ioffe and Szegedy 2015, algorithm 1). */

import { useTranslation } from "react-i18next";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { momentsOf, type Normalisation, normalised, type Running } from "./normalise";

interface FormulasProps {
  readonly x: number;
  readonly channel: number;
  /** all that share its mean */
  readonly shared: readonly number[];
  readonly normalisation: Normalisation;
  /** BatchNorm in inference; null in training */
  readonly running: Running | null;
}

export function Formulas({ x, channel, shared, normalisation, running }: FormulasProps) {
  const { t } = useTranslation("lab-normalisation");
  const own = momentsOf(shared);
  const { mean, variance } = running ?? own;
  const { eps, gamma, beta } = normalisation;
  const [g, b] = [gamma[channel] ?? 1, beta[channel] ?? 0];
  const plain = normalised(x, { mean, variance }, { ...normalisation, gamma: [], beta: [] }, channel);
  const y = normalised(x, { mean, variance }, normalisation, channel);
  const numbers = shared.map((value) => signed(value)).join(" + ");
  return (
    <Panel title={t("formulas")}>
      {running === null ? (
        <>
          <p className={board.formula}>
            μ = ({numbers}) / {formatNumber(own.count)} = <b>{formatFixed(mean, 4)}</b>
          </p>
          <p className={board.formula}>
            σ² = Σ(x − μ)² / {formatNumber(own.count)} = <b>{formatFixed(variance, 4)}</b>
          </p>
        </>
      ) : (
        <p className={board.formula}>
          μ = <b>{formatFixed(mean, 4)}</b>, σ² = <b>{formatFixed(variance, 4)}</b>
          <br />
          <small>{t("fromRunning")}</small>
        </p>
      )}
      <p className={board.formula}>
        x̂ = (x − μ) / √(σ² + ε) = ({signed(x)} − {signed(mean, 4)}) / √({formatFixed(variance, 4)} +{" "}
        {formatNumber(eps, undefined, 5)}) = <b>{formatFixed(plain, 4)}</b>
      </p>
      <p className={board.formula}>
        y = γ·x̂ + β = {signed(g)}·{signed(plain, 4)} + {signed(b)} = <strong>{formatFixed(y, 4)}</strong>
      </p>
    </Panel>
  );
}

/** In brackets where it is negative, as within a sum. */
function signed(value: number, digits = 2): string {
  const text = formatNumber(value, undefined, digits);
  return value < 0 ? `(${text})` : text;
}
