/** The number in hand: every product, the sum of each channel, the bias. */

import { useTranslation } from "react-i18next";
import { Panel } from "../parts/Panel";
import { shownNumber } from "../parts/typed";
import { placeOf, sizeOf, type Term, termsAt } from "./arithmetic";
import classes from "./Convolution.module.css";
import type { Moment } from "./Maps";

export function Sum({ state, at, count, output }: Moment) {
  const { t } = useTranslation("lab-convolution");
  if (count === 0) return null;
  const { input, kernel, bias } = state;
  if (state.kind === "transposed") {
    const place = placeOf(at, sizeOf(input[0]));
    const values = input.map((map) => shownNumber(map[place.row]?.[place.column] ?? 0, 2)).join(", ");
    return (
      <Panel title={t("spread_title")}>
        <p className={classes.words}>{t("spread", { values, ...place })}</p>
      </Panel>
    );
  }
  const place = placeOf(at, output);
  const terms = termsAt(input, kernel, state, place);
  const sums = kernel.map((_, channel) => total(terms.filter((term) => term.channel === channel)));
  const result = sums.reduce((sum, one) => sum + one, bias);
  const isLong = sums.length > 1 || bias !== 0;
  return (
    <Panel title={t("sum_title", { ...place })}>
      {sums.map((sum, channel) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place
        <p key={channel} className={classes.sum}>
          {sums.length > 1 && <span className={classes.channel}>{t("channel", { channel })}</span>}
          <Products terms={terms.filter((term) => term.channel === channel)} />
          {" = "}
          <b data-testid={isLong ? undefined : "result"}>{shownNumber(sum, 2)}</b>
        </p>
      ))}
      {isLong && (
        <p className={classes.sum}>
          <span className={classes.channel}>{t("total")}</span>
          {[...sums, bias].map((one) => bracketed(one)).join(" + ")}
          {" = "}
          <b data-testid="result">{shownNumber(result, 2)}</b>
        </p>
      )}
    </Panel>
  );
}

function Products({ terms }: { readonly terms: readonly Term[] }) {
  return terms.map(({ a, b, weight, value, isPadding }, place) => (
    <span key={`${a},${b}`}>
      {place > 0 && " + "}
      <span
        className={classes.term}
        data-padding={isPadding || undefined}
        data-zero={weight * value === 0 || undefined}
      >
        {bracketed(weight)}·{bracketed(value)}
      </span>
    </span>
  ));
}

function bracketed(value: number): string {
  const text = shownNumber(value, 2);
  return value < 0 ? `(${text})` : text;
}

function total(terms: readonly Term[]): number {
  return terms.reduce((sum, { product }) => sum + product, 0);
}
