/** The large dialogs: each is loaded when it is first wanted, and then stays, so that it closes as softly as it opens. */

import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from "react";
import { closeDialog, type Dialog, useDialog } from "../state/dialogs";
import { awayNotice, later } from "../ui/later";

/** One that cannot be fetched says so in a notice: it has no place in the page. */
function dialog(name: Dialog["name"], load: () => Promise<ComponentType>): ComponentType {
  const useIsOpen = () => useDialog((state) => state.dialog?.name === name);
  return later(load, { away: awayNotice(useIsOpen, closeDialog) });
}

const GalleryDialog = dialog("gallery", async () => (await import("./gallery/GalleryDialog")).GalleryDialog);
const AugmentDialog = dialog("augment", async () => (await import("./augment/AugmentDialog")).AugmentDialog);
const EmbeddingDialog = dialog("embedding", async () => (await import("./embedding/EmbeddingDialog")).EmbeddingDialog);
const ExperimentsDialog = dialog(
  "experiments",
  async () => (await import("./experiments/ExperimentsDialog")).ExperimentsDialog,
);
const ExportDialog = dialog("export", async () => (await import("./exchange/ExportDialog")).ExportDialog);
const HandInDialog = dialog("handin", async () => (await import("./contests/HandInDialog")).HandInDialog);
const HandOutDialog = dialog("hand_out", async () => (await import("./together/HandOutDialog")).HandOutDialog);
const PartnersDialog = dialog("partners", async () => (await import("./together/PartnersDialog")).PartnersDialog);
const StartOverDialog = dialog("start_over", async () => (await import("./together/StartOverDialog")).StartOverDialog);
const ImportDialog = dialog("import", async () => (await import("./exchange/ImportDialog")).ImportDialog);
const DataDialog = dialog("data", async () => (await import("./data/DataDialog")).DataDialog);
const UploadDialog = dialog("upload", async () => (await import("./upload/UploadDialog")).UploadDialog);
const ExploreDialog = dialog("explore", async () => (await import("./explore/ExploreDialog")).ExploreDialog);
const MovedDialog = dialog("moved", async () => (await import("./moved/MovedDialog")).MovedDialog);
const ResultsView = dialog("results", async () => (await import("./results/ResultsView")).ResultsView);
const RunsView = dialog("runs", async () => (await import("./runs/RunsView")).RunsView);
const StepView = dialog("step", async () => (await import("./step/StepView")).StepView);
const SweepDialog = dialog("sweep", async () => (await import("./runs/SweepDialog")).SweepDialog);
const TransferDialog = dialog("transfer", async () => (await import("./transfer/TransferDialog")).TransferDialog);
const WhyDialog = dialog("why", async () => (await import("./why/WhyDialog")).WhyDialog);

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
