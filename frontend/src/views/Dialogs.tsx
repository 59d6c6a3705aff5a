/** The large dialogs: each is loaded when it is first wanted, and then stays, so that it closes as softly as it opens. */

import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from "react";
import { type Dialog, useDialog } from "../state/dialogs";
import { later } from "../ui/later";

/** One that cannot be fetched says so in a notice: it has no place in the page. */
const dialog = (load: () => Promise<ComponentType>) => later(load, { away: "notice" });

const GalleryDialog = dialog(async () => (await import("./gallery/GalleryDialog")).GalleryDialog);
const AugmentDialog = dialog(async () => (await import("./augment/AugmentDialog")).AugmentDialog);
const EmbeddingDialog = dialog(async () => (await import("./embedding/EmbeddingDialog")).EmbeddingDialog);
const ExperimentsDialog = dialog(async () => (await import("./experiments/ExperimentsDialog")).ExperimentsDialog);
const ExportDialog = dialog(async () => (await import("./exchange/ExportDialog")).ExportDialog);
const HandInDialog = dialog(async () => (await import("./contests/HandInDialog")).HandInDialog);
const HandOutDialog = dialog(async () => (await import("./together/HandOutDialog")).HandOutDialog);
const PartnersDialog = dialog(async () => (await import("./together/PartnersDialog")).PartnersDialog);
const StartOverDialog = dialog(async () => (await import("./together/StartOverDialog")).StartOverDialog);
const ImportDialog = dialog(async () => (await import("./exchange/ImportDialog")).ImportDialog);
const DataDialog = dialog(async () => (await import("./data/DataDialog")).DataDialog);
const UploadDialog = dialog(async () => (await import("./upload/UploadDialog")).UploadDialog);
const ExploreDialog = dialog(async () => (await import("./explore/ExploreDialog")).ExploreDialog);
const MovedDialog = dialog(async () => (await import("./moved/MovedDialog")).MovedDialog);
const ResultsView = dialog(async () => (await import("./results/ResultsView")).ResultsView);
const RunsView = dialog(async () => (await import("./runs/RunsView")).RunsView);
const StepView = dialog(async () => (await import("./step/StepView")).StepView);
const SweepDialog = dialog(async () => (await import("./runs/SweepDialog")).SweepDialog);
const TransferDialog = dialog(async () => (await import("./transfer/TransferDialog")).TransferDialog);
const WhyDialog = dialog(async () => (await import("./why/WhyDialog")).WhyDialog);

const DIALOGS: Record<Dialog["name"], () => ReactNode> = {
  gallery: () => <GalleryDialog />,
  augment: () => <AugmentDialog />,
  embedding: () => <EmbeddingDialog />,
  experiments: () => <ExperimentsDialog />,
  export: () => <ExportDialog />,
  data: () => <DataDialog />,
  upload: () => <UploadDialog />,
  explore: () => <ExploreDialog />,
  handin: () => <HandInDialog />,
  hand_out: () => <HandOutDialog />,
  import: () => <ImportDialog />,
  moved: () => <MovedDialog />,
  partners: () => <PartnersDialog />,
  results: () => <ResultsView />,
  runs: () => <RunsView />,
  start_over: () => <StartOverDialog />,
  step: () => <StepView />,
  sweep: () => <SweepDialog />,
  transfer: () => <TransferDialog />,
  why: () => <WhyDialog />,
};

export function Dialogs() {
  const open = useDialog(({ dialog }) => dialog?.name ?? null);
  const [wanted, setWanted] = useState<ReadonlySet<Dialog["name"]>>(new Set());
  useEffect(() => {
    if (open !== null) setWanted((before) => new Set([...before, open]));
  }, [open]);
  return [...wanted].map((name) => <Suspense key={name}>{DIALOGS[name]()}</Suspense>);
}
