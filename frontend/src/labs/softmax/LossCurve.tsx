/** −ln p over p, with this sample and with one that is guessed. */

import { useTranslation } from "react-i18next";
import { Plot } from "../parts/Plot";
import classes from "./Softmax.module.css";

interface LossCurveProps {
  readonly p: number;
  readonly loss: number;
  /** of classes */
  readonly count: number;
}

const POINTS = 200;
const MOST = 5;

export function LossCurve({ p, loss, count }: LossCurveProps) {
  const { t } = useTranslation("lab-softmax");
  const curve = Array.from({ length: POINTS }, (_, place): [number, number] => {
    const at = ((place + 0.5) / POINTS) ** 2;
    return [at, -Math.log(at)];
  });
  return (
    <Plot
      label={t("curveLabel")}
      x={{ from: 0, to: 1 }}
      y={{ from: 0, to: MOST }}
      names={[t("pOfTarget"), "−ln p"]}
      height={200}
    >
      {({ path, left, top }) => (
        <>
          <path className={classes.curve} d={path([...curve, [1, 0]])} />
          <circle className={classes.guess} cx={left(1 / count)} cy={top(Math.log(count))} r={5} />
          <circle className={classes.sample} cx={left(p)} cy={top(Math.min(loss, MOST))} r={8} />
        </>
      )}
    </Plot>
  );
}
