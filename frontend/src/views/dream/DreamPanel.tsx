/** What a channel, a feature or a class wants to see, drawn by gradient ascent; and DeepDream of the present picture. */

import { Button, SegmentedControl } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatValue } from "../../i18n/numbers";
import { nodeTitle } from "../../state/cards";
import { useProbe } from "../../state/probe";
import { useGraph } from "../../state/project";
import { type StudyQuestion, useStudy } from "../../state/study";
import { useView } from "../../state/view";
import { Icon } from "../../ui/icons";
import type { FrameItem } from "../../wire/frames";
import type { NodeId } from "../../wire/types";
import { StudyProgress } from "../study/StudyProgress";
import { type Aim, aimsFor, type Dream, questionFor, readDream, wordsOf } from "./asking";
import "./texts";
import classes from "./Dream.module.css";

export interface DreamPanelProps {
  readonly node: NodeId;
  readonly channel: number;
  /** Of the node's output, without the batch. */
  readonly shape: readonly number[];
  /** The largest value that the channel has for an image of the data set, where that is known. */
  readonly best?: number;
}

export function DreamPanel({ node, channel, shape, best }: DreamPanelProps) {
  const { t } = useTranslation("dream");
  const aims = aimsFor(shape);
  const [chosen, choose] = useState<Aim>("unit");
  const aim = aims.includes(chosen) ? chosen : (aims[0] ?? "channel");
  const isVector = shape.length === 1;
  return (
    <section className={classes.panel} aria-label={t("title")} data-testid="dream">
      <h3>{t("title")}</h3>
      <SegmentedControl
        size="xs"
        aria-label={t("aim.label")}
        value={aim}
        onChange={(value) => choose(value as Aim)}
        data={aims.map((value) => ({
          value,
          label: t(isVector && value === "channel" ? "aim.feature" : `aim.${value}`),
        }))}
      />
      <p className={classes.about}>{t(`about.${aim}`)}</p>
      <OneDream
        key={`${node} ${aim === "deep" ? "" : channel} ${aim}`}
        node={node}
        channel={channel}
        shape={shape}
        best={aim === "unit" || isVector ? best : undefined}
        aim={aim}
      />
    </section>
  );
}

type OneDreamProps = Omit<DreamPanelProps, "best"> & { readonly aim: Aim; readonly best: number | undefined };

function OneDream({ node, channel, shape, best, aim }: OneDreamProps) {
  const { t } = useTranslation("dream");
  const input = useProbe((probe) => probe.input);
  const [seed, setSeed] = useState(0);
  const [question, setQuestion] = useState<StudyQuestion | null>(null);
  const study = useStudy("dream", question, readDream);
  const begin = (from: number) => {
    setSeed(from);
    setQuestion(questionFor({ node, channel, shape, aim, seed: from, input }));
  };
  return (
    <>
      <div className={classes.tools}>
        <Button size="xs" disabled={study.isAsked || (aim === "deep" && input === null)} onClick={() => begin(seed)}>
          {t(aim === "deep" ? "begin.deep" : "begin.draw")}
        </Button>
        {question !== null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="random" size={14} />}
            disabled={study.isAsked}
            onClick={() => begin(seed + 1)}
          >
            {t("begin.another")}
          </Button>
        )}
      </div>
      <StudyProgress study={study} />
      {study.value && (
        <figure className={classes.figure}>
          <PictureCanvas item={study.value.picture} label={t("picture")} />
          <figcaption>
            <Reached dream={study.value} best={best} />
          </figcaption>
        </figure>
      )}
    </>
  );
}

function Reached({ dream, best }: { readonly dream: Dream; readonly best: number | undefined }) {
  const { t } = useTranslation("dream");
  const graph = useGraph();
  const { peak, maximised, node, steps } = dream;
  const before = graph?.nodes[maximised];
  return (
    <>
      {peak !== null && <p>{t("peak", { value: formatValue(peak) })}</p>}
      {peak !== null && best !== undefined && formatValue(peak) !== formatValue(best) && (
        <p>{t(peak > best ? "beats" : "below", { value: formatValue(best) })}</p>
      )}
      <p>
        {t("steps", { count: steps })}{" "}
        {maximised !== node && before && t("before", { layer: nodeTitle(maximised, before) })}
      </p>
    </>
  );
}

function PictureCanvas({ item, label }: { readonly item: FrameItem; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((view) => view.theme);
  useEffect(() => {
    const words = wordsOf(item, theme);
    const image = new ImageData(new Uint8ClampedArray(words.buffer), item.width, item.height);
    canvas.current?.getContext("2d")?.putImageData(image, 0, 0);
  }, [item, theme]);
  const { width, height } = item;
  return (
    <canvas ref={canvas} width={width} height={height} className={classes.picture} role="img" aria-label={label} />
  );
}
