/** "A, B, C and from scratch": the four ways side by side before they are trained, and with one click a series of them. */

import { Alert, Button, Modal, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trainedParameters } from "../../core/paces";
import { type TransferVariant, transferVariants } from "../../core/transfer";
import { useLanguage } from "../../i18n";
import { formatNumber, formatSetting } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { closeDialog, openDialog, useDialog } from "../../state/dialogs";
import { useGraph, useProject } from "../../state/project";
import { useHasWeights, useRun } from "../../state/run";
import { startSeries } from "../../state/runs";
import type { ApiProblem } from "../../wire/api";
import type { DatasetEntry, Graph, Params } from "../../wire/types";
import { type Encoder, useEncoder, useUnlearned } from "./encoder";
import classes from "./Transfer.module.css";
import "./texts";

export function TransferDialog() {
  const { t } = useTranslation("transfer");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "transfer");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      title={t("dialog.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Ready />
    </Modal>
  );
}

function Ready() {
  const { t } = useTranslation("transfer");
  const graph = useGraph();
  const encoder = useEncoder();
  const dataset = useProject(({ document }) => document?.dataset ?? "");
  const recipe = useProject(({ document }) => document?.recipe);
  const entry = useCatalog(({ datasets }) => datasets.get(dataset));
  const hasWeights = useHasWeights();
  if (!hasWeights) return <NoWeights />;
  if (!graph || !recipe || !entry || !encoder) return <p className={classes.about}>{t("noHead")}</p>;
  return <Form graph={graph} recipe={recipe} entry={entry} encoder={encoder} />;
}

function NoWeights() {
  const { t } = useTranslation("transfer");
  return (
    <>
      <p className={classes.about}>{t("noWeights")}</p>
      <Button size="sm" mt="sm" onClick={() => openDialog({ name: "gallery" })}>
        {t("gallery")}
      </Button>
    </>
  );
}

interface FormProps {
  readonly graph: Graph;
  readonly recipe: Params;
  readonly entry: DatasetEntry;
  readonly encoder: Encoder;
}

function Form({ graph, recipe, entry, encoder }: FormProps) {
  const { t } = useTranslation("transfer");
  const hasTrainedHead = useRun(({ run }) => run?.current === true && run.step > 0);
  const unlearned = useUnlearned(encoder);
  const total = entry.splits.train ?? 1;
  const [images, setImages] = useState<number | null>(
    typeof recipe.train_images === "number" ? recipe.train_images : null,
  );
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isAsked, setAsked] = useState(false);
  const variants = transferVariants(recipe, encoder.parts);

  const start = async () => {
    setAsked(true);
    const planned = variants.map(({ way, recipe: paces, fresh }) => ({
      title: t(`ways.${way}`),
      recipe: { ...paces, train_images: images },
      fresh,
    }));
    const title = t("dialog.series", { title: entry.title });
    setProblem(await startSeries({ title, kind: "transfer", note: t("dialog.note"), variants: planned }));
    setAsked(false);
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p className={classes.about}>{t("dialog.about")}</p>
      <p className={classes.about}>{t("dialog.unseen", { title: entry.title })}</p>
      <Ways graph={graph} recipe={recipe} variants={variants} />
      {hasTrainedHead && <Alert color="orange">{t("dialog.trainedHead")}</Alert>}
      {unlearned.length > 0 && <Alert color="orange">{t("dialog.unlearned", { layers: unlearned.join(", ") })}</Alert>}
      <NumberInput
        size="xs"
        label={t("dialog.images")}
        description={t("dialog.imagesHint")}
        placeholder={t("dialog.all", { value: formatNumber(total) })}
        value={images ?? ""}
        min={1}
        max={total}
        allowDecimal={false}
        clampBehavior="blur"
        onChange={(typed) => setImages(typeof typed === "number" && typed >= 1 ? Math.min(typed, total) : null)}
      />
      {problem && <Alert color="red">{problemText(problem.problems[0] ?? problem)}</Alert>}
      <footer className={classes.foot}>
        <Button type="submit" size="sm" loading={isAsked}>
          {t("dialog.start")}
        </Button>
      </footer>
    </form>
  );
}

interface WaysProps {
  readonly graph: Graph;
  readonly recipe: Params;
  readonly variants: readonly TransferVariant[];
}

function Ways({ graph, recipe, variants }: WaysProps) {
  const { t } = useTranslation("transfer");
  const language = useLanguage();
  const analysis = useAnalysis((state) => state.analysis);
  const learning = (paces: TransferVariant["recipe"]) => {
    const counted =
      analysis && trainedParameters(graph, { ...recipe, ...paces }, (id) => analysis.nodes[id]?.parameters);
    return counted ? formatNumber(counted.trained) : "–";
  };
  return (
    <div className={classes.room}>
      <table className={classes.ways}>
        <thead>
          <tr>
            <th scope="col">{t("dialog.way")}</th>
            <th scope="col">{t("dialog.begins")}</th>
            <th scope="col">{t("dialog.learns")}</th>
          </tr>
        </thead>
        <tbody>
          {variants.map(({ way, recipe: paces, fresh }) => (
            <tr key={way}>
              <th scope="row">{t(`ways.${way}`)}</th>
              <td>{t(fresh ? "dialog.drawn" : "dialog.learned")}</td>
              <td className={classes.number}>
                {learning(paces)}
                {way === "graded" &&
                  ` · ${ratesOf(paces)
                    .map((rate) => `×${formatSetting(rate, language)}`)
                    .join(", ")}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The factors that occur, the lowest first, with that of the head. */
function ratesOf({ layers, groups }: TransferVariant["recipe"]): number[] {
  const said = [...Object.values(layers), ...Object.values(groups)].map((part) => (part as Params | null)?.rate);
  return [...new Set([...said.filter((rate) => typeof rate === "number"), 1])].sort((a, b) => a - b);
}
