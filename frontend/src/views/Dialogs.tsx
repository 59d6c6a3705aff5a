/** The large dialogs: each is loaded when it is first wanted, and then stays, so that it closes as softly as it opens. */

import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { type Dialog, useDialog } from "../state/dialogs";

const GalleryDialog = lazy(async () => ({ default: (await import("./gallery/GalleryDialog")).GalleryDialog }));
const AugmentDialog = lazy(async () => ({ default: (await import("./augment/AugmentDialog")).AugmentDialog }));
const EmbeddingDialog = lazy(async () => ({ default: (await import("./embedding/EmbeddingDialog")).EmbeddingDialog }));
const ExperimentsDialog = lazy(async () => ({
  default: (await import("./experiments/ExperimentsDialog")).ExperimentsDialog,
}));
const ExportDialog = lazy(async () => ({ default: (await import("./exchange/ExportDialog")).ExportDialog }));
const HandInDialog = lazy(async () => ({ default: (await import("./contests/HandInDialog")).HandInDialog }));
const HandOutDialog = lazy(async () => ({ default: (await import("./together/HandOutDialog")).HandOutDialog }));
const PartnersDialog = lazy(async () => ({ default: (await import("./together/PartnersDialog")).PartnersDialog }));
const StartOverDialog = lazy(async () => ({
  default: (await import("./together/StartOverDialog")).StartOverDialog,
}));
const ImportDialog = lazy(async () => ({ default: (await import("./exchange/ImportDialog")).ImportDialog }));
const DataDialog = lazy(async () => ({ default: (await import("./data/DataDialog")).DataDialog }));
const UploadDialog = lazy(async () => ({ default: (await import("./upload/UploadDialog")).UploadDialog }));
const ExploreDialog = lazy(async () => ({ default: (await import("./explore/ExploreDialog")).ExploreDialog }));
const MovedDialog = lazy(async () => ({ default: (await import("./moved/MovedDialog")).MovedDialog }));
const ResultsView = lazy(async () => ({ default: (await import("./results/ResultsView")).ResultsView }));
const RunsView = lazy(async () => ({ default: (await import("./runs/RunsView")).RunsView }));
const StepView = lazy(async () => ({ default: (await import("./step/StepView")).StepView }));
const SweepDialog = lazy(async () => ({ default: (await import("./runs/SweepDialog")).SweepDialog }));
const TransferDialog = lazy(async () => ({ default: (await import("./transfer/TransferDialog")).TransferDialog }));
const WhyDialog = lazy(async () => ({ default: (await import("./why/WhyDialog")).WhyDialog }));

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
