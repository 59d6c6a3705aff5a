/** The same weights on pictures of another size: which layers run, what they give, and what the network answers. */

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClassNames } from "../../canvas/BarsFace";
import { ItemCanvas } from "../../canvas/ItemCanvas";
import { rangeOf } from "../../core/colours";
import { layersInOrder } from "../../core/order";
import { formatNumber, formatPercent, formatShape } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useInputShape } from "../../panels/probe/target";
import { useAnalysis } from "../../state/analysis";
import { useNodeName } from "../../state/nodeName";
import type { FrameItem } from "../../wire/frames";
import type { Graph } from "../../wire/types";
import { Dial } from "./Dial";
import classes from "./Moved.module.css";
import { sizeOf, useOtherSize } from "./measuring";

/** How much larger pictures may be, and what they are at most: a look should not take seconds. */
const MOST_TIMES = 4;
const LARGEST = 512;

export function OtherSize({ graph }: { readonly graph: Graph }) {
  const { t } = useTranslation("moved");
  const { height, width } = useInputShape();
  const own = Math.max(height, width);
  const [side, setSide] = useState(own);
  const size = useMemo(() => sizeOf({ height, width }, side), [height, width, side]);
  const { frame, shapes, problem } = useOtherSize(graph, size);
  const nameOf = useNodeName(graph);
  const usual = useAnalysis(({ analysis }) => analysis?.nodes);
  const items = new Map<string, FrameItem>();
  for (const item of frame?.items ?? []) if (item.kind === "activations") items.set(item.node, item);
  return (
    <section>
      <p className={classes.intro}>{t("size.intro")}</p>
      <Dial
        label={t("size.height")}
        min={Math.min(8, own)}
        max={Math.max(own, Math.min(MOST_TIMES * own, LARGEST))}
        value={side}
        onChange={setSide}
        marks={[{ value: own, label: t("size.usual") }]}
      />
      {problem ? (
        <p role="alert" className={classes.hint}>
          {t("size.failed")}: {problemText(problem)}
        </p>
      ) : (
        <p className={classes.hint} role="status">
          {t("size.runs", { count: items.size })} <Answer answer={frame?.items.find(isAnswer)} />
        </p>
      )}
      <div className={classes.scroll}>
        <table className={classes.layers} data-testid="moved-sizes">
          <thead>
            <tr>
              <th scope="col">{t("size.layer")}</th>
              <th scope="col">{t("size.own", { size: `${height}×${width}` })}</th>
              <th scope="col">{t("size.own", { size: size.join("×") })}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {layersInOrder(graph).map((id) => {
              const item = items.get(id);
              const shape = shapes?.get(id);
              const usually = usual?.[id]?.shape;
              return (
                <tr key={id} data-node={id} data-runs={item !== undefined}>
                  <th scope="row">{nameOf(id)}</th>
                  <td>{usually && formatShape(usually)}</td>
                  <td title={item ? undefined : t("size.unfit_hint")}>
                    {frame && (item && shape ? formatShape(shape) : t("size.unfit"))}
                  </td>
                  <td>
                    {item && (
                      <ItemCanvas
                        item={item}
                        range={rangeOf(item.lo, item.hi)}
                        columns={16}
                        side={28}
                        gap={2}
                        className={classes.tiles}
                        label={t("size.maps", { layer: nameOf(id), size: size.join("×") })}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const isAnswer = ({ kind }: FrameItem) => kind === "prediction";

function Answer({ answer }: { readonly answer: FrameItem | undefined }) {
  const { t } = useTranslation("moved");
  const names = useClassNames();
  if (!answer) return t("size.no_answer");
  const best = answer.data.indexOf(Math.max(...answer.data));
  return (
    <>
      {t("size.answer")}: <b>{names[best] ?? formatNumber(best)}</b> {formatPercent(answer.data[best] ?? Number.NaN)}
    </>
  );
}
