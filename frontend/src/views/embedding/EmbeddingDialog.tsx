/** Where the images of the data set lie in what a layer makes of them: in the plane, by class, through time. */

import { Button, Modal, SegmentedControl, Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { nodeName } from "../../core/layers";
import { layersInOrder } from "../../core/order";
import { formatFixed, formatNumber, formatPercent, formatShape } from "../../i18n/numbers";
import { SamplePicture } from "../../panels/probe/SamplePicture";
import { LazyTimeSlider } from "../../panels/time/LazyTime";
import { useAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { closeDialog, useDialog } from "../../state/dialogs";
import { setProbe, useProbe } from "../../state/probe";
import { useGraph, useProject } from "../../state/project";
import { useView } from "../../state/view";
import { useIsTouched } from "../../ui/touch";
import type { Graph, NodeId } from "../../wire/types";
import { Newer } from "../study/Newer";
import { StudyProgress } from "../study/StudyProgress";
import { firstChoice } from "./choosing";
import classes from "./Embedding.module.css";
import { Legend } from "./Legend";
import type { EmbeddingAnswer, Method } from "./layout";
import type { Scene } from "./painter";
import { Scatter } from "./Scatter";
import "./texts";
import { type Embedding, useEmbedding } from "./useEmbedding";
import { useProbePlace } from "./useProbePlace";

const METHODS: readonly Method[] = ["pca", "tsne"];

/** Of the images: where more are answered wrongly, a ring around each would hide the classes. */
const MOST_RINGS = 0.25;
const INK = { light: "#14161a", dark: "#f3f4f6" } as const;
const ACCENT = { light: "#364fc7", dark: "#91a7ff" } as const;

export function EmbeddingDialog() {
  const { t } = useTranslation("embedding");
  const dialog = useDialog((state) => state.dialog);
  const isOpen = dialog?.name === "embedding";
  const graph = useGraph();
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      classNames={{ body: classes.body ?? "" }}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {isOpen && graph && <Opened graph={graph} wanted={dialog.node} />}
    </Modal>
  );
}

function Opened({ graph, wanted }: { readonly graph: Graph; readonly wanted: NodeId | undefined }) {
  const { t } = useTranslation("embedding");
  const nodes = useAnalysis(({ analysis }) => analysis?.nodes);
  const layers = useCatalog((catalog) => catalog.layers);
  const dataset = useProject((state) => state.document?.dataset ?? "");
  const count = useCatalog((catalog) => catalog.datasets.get(dataset)?.classes.length ?? 0);
  const [method, setMethod] = useState<Method>("pca");
  const [chosen, choose] = useState<NodeId | null>(wanted ?? null);
  const order = layersInOrder(graph).filter((id) => nodes?.[id]?.shape);
  const node =
    chosen !== null && order.includes(chosen) ? chosen : firstChoice(graph, (id) => nodes?.[id]?.shape ?? null, count);
  if (node === null) return <p>{t("noLayer")}</p>;
  const named = order.map((id) => {
    const layer = graph.nodes[id];
    const analysis = nodes?.[id] ?? null;
    const name = layer && nodeName(layer, analysis, layers.get(layer.type));
    return { value: id, label: `${name} · ${formatShape(analysis?.shape ?? [])} · ${id}` };
  });
  return (
    <>
      <p className={classes.quiet}>{t("intro")}</p>
      <div className={classes.tools}>
        <Select
          size="xs"
          className={classes.layer ?? ""}
          aria-label={t("layer")}
          value={node}
          data={named}
          allowDeselect={false}
          searchable
          onChange={choose}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("method")}
          value={method}
          data={METHODS.map((value) => ({ value, label: t(`methods.${value}`) }))}
          onChange={(value) => setMethod(value as Method)}
        />
        <div className={classes.time}>
          <LazyTimeSlider />
        </div>
      </div>
      <Looked key={node} node={node} method={method} />
    </>
  );
}

function Looked({ node, method }: { readonly node: NodeId; readonly method: Method }) {
  const { t } = useTranslation("embedding");
  const wantsNeighbours = method === "tsne";
  const pca = useEmbedding(node, "pca", true);
  const tsne = useEmbedding(node, "tsne", wantsNeighbours);
  // Principal components come first, and stand in until the neighbours have been found.
  const study = wantsNeighbours && pca.embedding !== null ? tsne.study : pca.study;
  const embedding = wantsNeighbours ? (tsne.embedding ?? pca.embedding) : pca.embedding;
  return (
    <>
      <StudyProgress study={study} />
      {embedding && embedding.answer.method !== method && <p className={classes.quiet}>{t("standsIn")}</p>}
      {embedding && (
        <>
          {!study.isAsked && <Newer step={embedding.answer.step} onAsk={study.again} />}
          <Plane node={node} embedding={embedding} />
        </>
      )}
    </>
  );
}

function Plane({ node, embedding }: { readonly node: NodeId; readonly embedding: Embedding }) {
  const { t } = useTranslation("embedding");
  const { answer, points } = embedding;
  const theme = useView((view) => view.theme);
  const entry = useCatalog((catalog) => catalog.datasets.get(answer.dataset));
  const [shown, show] = useState<ReadonlySet<number> | null>(null);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const [pointed, point] = useState<number | null>(null);
  const wrong = useMemo(() => answer.predicted?.map((label, i) => label !== answer.label[i]) ?? null, [answer]);
  const wrongCount = wrong?.filter(Boolean).length ?? null;
  const hasRings = wrongCount !== null && wrongCount <= MOST_RINGS * answer.images;
  const scene = useMemo(
    (): Scene => ({
      labels: answer.label,
      wrong: hasRings ? wrong : null,
      isSeen: (i) => (shown?.has(answer.label[i] ?? -1) ?? true) && (!onlyWrong || wrong?.[i] === true),
      ink: INK[theme],
      accent: ACCENT[theme],
    }),
    [answer, wrong, hasRings, shown, onlyWrong, theme],
  );
  const followProbe = useProbePlace(node, embedding);
  const open = (place: number) => setProbe(sampleOf(answer, place));
  const names = entry?.classes ?? [];
  const [first, second] = answer.explained;
  return (
    <div className={classes.columns}>
      <Scatter
        points={points}
        scene={scene}
        label={t("plane")}
        chosen={pointed}
        onChoose={point}
        onOpen={open}
        followProbe={followProbe}
      />
      <div className={classes.side}>
        <PointedImage
          answer={answer}
          place={pointed !== null && pointed < answer.images ? pointed : null}
          names={names}
          grey={entry?.shape[0] === 1}
          onOpen={open}
        />
        <Legend
          labels={answer.label}
          names={names}
          chosen={shown}
          onChoose={show}
          wrong={wrongCount}
          hasRings={hasRings}
          onlyWrong={onlyWrong}
          onOnlyWrong={setOnlyWrong}
        />
        <p className={classes.quiet}>
          {answer.method === "pca"
            ? t("about.pca", {
                share: formatPercent(first + second),
                first: formatPercent(first),
                second: formatPercent(second),
              })
            : t("about.tsne", { divergence: formatFixed(answer.divergence ?? 0, 2) })}
        </p>
        <p className={classes.quiet}>
          {t("looked", { images: answer.images, total: answer.total, split: answer.split })}{" "}
          {answer.step !== null && t("weights", { step: answer.step })}{" "}
          {answer.pooled &&
            answer.pooled.join() !== answer.shape.join() &&
            t("pooled", { from: formatShape(answer.shape), to: formatShape(answer.pooled) })}{" "}
          {answer.method === "pca" && t("probe")} {t("aligned")}
        </p>
      </div>
    </div>
  );
}

interface PointedImageProps {
  readonly answer: EmbeddingAnswer;
  readonly place: number | null;
  readonly names: readonly string[];
  readonly grey: boolean;
  readonly onOpen: (place: number) => void;
}

/** The image under the pointer, and what the network takes it for. A finger points where it touches, so it has a button. */
function PointedImage({ answer, place, names, grey, onOpen }: PointedImageProps) {
  const { t } = useTranslation("embedding");
  const isTouched = useIsTouched();
  const probe = useProbe(({ input }) => input);
  if (place === null) return <p className={classes.pointed}>{t(isTouched ? "hint_touch" : "hint")}</p>;
  const sample = sampleOf(answer, place);
  const [label, predicted] = [answer.label[place] ?? 0, answer.predicted?.[place]];
  const nameOf = (of: number) => names[of] ?? formatNumber(of);
  const isShown = probe !== null && "dataset" in probe && JSON.stringify(probe) === JSON.stringify(sample);
  return (
    <div className={classes.pointed} data-testid="pointed-image">
      <span className={classes.picture}>
        <SamplePicture sample={sample} grey={grey} />
      </span>
      <span role="status">
        <b>{t("point", { title: nameOf(label), index: formatNumber(sample.index) })}</b>
        {predicted !== undefined && (
          <span className={classes.answer} data-wrong={predicted !== label || undefined}>
            {predicted === label ? t("right") : t("taken", { title: nameOf(predicted) })}
          </span>
        )}
        {isShown && <span className={classes.quiet}>{t("shown")}</span>}
        {!isShown && isTouched && (
          <Button size="xs" variant="default" className={classes.show ?? ""} onClick={() => onOpen(place)}>
            {t("show")}
          </Button>
        )}
      </span>
    </div>
  );
}

function sampleOf({ dataset, split, index }: EmbeddingAnswer, place: number) {
  return { dataset, split, index: index[place] ?? 0 };
}
