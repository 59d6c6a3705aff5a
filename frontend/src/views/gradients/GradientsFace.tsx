/** How the answer changes with a layer's values, and the loss with its weights: gradients, as pictures of the layer. */

import { SegmentedControl, Select } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { bestOf, useClassNames } from "../../canvas/BarsFace";
import { formatValue } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useProbeLabel } from "../../panels/probe/useLabel";
import { askNetworkForFrame } from "../../state/asking";
import { takeFrame } from "../../state/frames";
import { useProbe } from "../../state/probe";
import type { FaceProps } from "../node/faces";
import { NODE_WATCH } from "../node/MapSheet";
import { Pictures } from "../node/Pictures";
import { useLayerAnswer } from "../node/useLayerAnswer";
import classes from "./Gradients.module.css";
import "./texts";

const KINDS = {
  maps: { insight: "gradients", item: "gradients" },
  weights: { insight: "weight_gradients", item: "filters_gradient" },
} as const;

type By = keyof typeof KINDS;

/** What the server says of a weight's gradient besides its pictures. */
interface Told {
  readonly loss: number | null;
  readonly length: number | null;
}

const ANSWER = "answer";

export function GradientsFace(props: FaceProps) {
  const { id, mode, hasFilters } = props;
  const { t } = useTranslation("gradients");
  const [wanted, setWanted] = useState<By>("maps");
  const [chosen, setChosen] = useState<string | null>(null);
  const names = useClassNames();
  const label = useProbeLabel();
  const best = useProbe(({ prediction }) => bestOf(prediction));
  const count = useProbe(({ prediction }) => prediction?.length ?? 0);
  const by: By = hasFilters ? wanted : "maps";
  const asked = chosen ?? (label === null ? ANSWER : String(label));
  const target = asked === ANSWER ? null : Number(asked);
  const nameOf = (index: number) => names[index] ?? String(index);

  const ask = useCallback(
    async (signal: AbortSignal): Promise<Told | null> => {
      const { insight } = KINDS[by];
      const question = { nodes: [{ id }], mode, encoding: "float32", ...(target !== null && { target }) } as const;
      const frame = await askNetworkForFrame(insight, question, signal);
      if (frame === null || signal.aborted) return null;
      takeFrame({ ...frame, header: { ...frame.header, watch: NODE_WATCH } }, () => undefined);
      return (frame.items[0]?.told as Told | null | undefined) ?? null;
    },
    [id, mode, by, target],
  );
  const { answer: told, problem } = useLayerAnswer(id, ask);
  const subject = target ?? best;
  return (
    <>
      <div className={classes.choice}>
        {hasFilters && (
          <SegmentedControl
            size="xs"
            aria-label={t("of")}
            value={by}
            onChange={(value) => setWanted(value as By)}
            data={[
              { value: "maps", label: t("maps") },
              { value: "weights", label: t("weights") },
            ]}
          />
        )}
        <Select
          size="xs"
          w={190}
          searchable
          allowDeselect={false}
          aria-label={t("class")}
          value={asked}
          data={[
            { value: ANSWER, label: best === null ? t("answer") : t("answerIs", { name: nameOf(best) }) },
            ...Array.from({ length: count }, (_, index) => ({
              value: String(index),
              label: index === label ? t("label", { name: nameOf(index) }) : nameOf(index),
            })),
          ]}
          onChange={setChosen}
        />
      </div>
      {subject !== null && (
        <p className={classes.about}>
          {t(by === "maps" ? "aboutMaps" : "aboutWeights", { name: nameOf(subject) })}{" "}
          {by === "weights" && typeof told?.loss === "number" && typeof told.length === "number" && (
            <b>{t("numbers", { loss: formatValue(told.loss), length: formatValue(told.length) })}</b>
          )}
        </p>
      )}
      {problem === null ? (
        <Pictures key={by} {...props} kind={KINDS[by].item} />
      ) : (
        <p className={classes.about}>{problemText(problem)}</p>
      )}
    </>
  );
}
