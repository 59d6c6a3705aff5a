/** The large dialogs: each is loaded when it is first wanted, and then stays, so that it closes as softly as it opens. */

import { type ComponentType, Suspense, useEffect, useState } from "react";
import { closeDialog, type Dialog, useDialog } from "../state/dialogs";
import { awayNotice, later } from "../ui/later";

/** One that cannot be fetched says so in a notice: it has no place in the page. */
function dialog(name: Dialog["name"], load: () => Promise<ComponentType>): ComponentType {
  const useIsOpen = () => useDialog((state) => state.dialog?.name === name);
  return later(load, { away: awayNotice(useIsOpen, closeDialog) });
}

const DIALOGS: Record<Dialog["name"], ComponentType> = {
  gallery: dialog("gallery", async () => (await import("./gallery/GalleryDialog")).GalleryDialog),
  augment: dialog("augment", async () => (await import("./augment/AugmentDialog")).AugmentDialog),
  embedding: dialog("embedding", async () => (await import("./embedding/EmbeddingDialog")).EmbeddingDialog),
  experiments: dialog("experiments", async () => (await import("./experiments/ExperimentsDialog")).ExperimentsDialog),
  export: dialog("export", async () => (await import("./exchange/ExportDialog")).ExportDialog),
  data: dialog("data", async () => (await import("./data/DataDialog")).DataDialog),
  upload: dialog("upload", async () => (await import("./upload/UploadDialog")).UploadDialog),
  explore: dialog("explore", async () => (await import("./explore/ExploreDialog")).ExploreDialog),
  handin: dialog("handin", async () => (await import("./contests/HandInDialog")).HandInDialog),
  hand_out: dialog("hand_out", async () => (await import("./together/HandOutDialog")).HandOutDialog),
  import: dialog("import", async () => (await import("./exchange/ImportDialog")).ImportDialog),
  moved: dialog("moved", async () => (await import("./moved/MovedDialog")).MovedDialog),
  partners: dialog("partners", async () => (await import("./together/PartnersDialog")).PartnersDialog),
  results: dialog("results", async () => (await import("./results/ResultsView")).ResultsView),
  runs: dialog("runs", async () => (await import("./runs/RunsView")).RunsView),
  start_over: dialog("start_over", async () => (await import("./together/StartOverDialog")).StartOverDialog),
  step: dialog("step", async () => (await import("./step/StepView")).StepView),
  sweep: dialog("sweep", async () => (await import("./runs/SweepDialog")).SweepDialog),
  transfer: dialog("transfer", async () => (await import("./transfer/TransferDialog")).TransferDialog),
  why: dialog("why", async () => (await import("./why/WhyDialog")).WhyDialog),
};

export function Dialogs() {
  const open = useDialog(({ dialog }) => dialog?.name ?? null);
  const [wanted, setWanted] = useState<ReadonlySet<Dialog["name"]>>(new Set());
  useEffect(() => {
    if (open !== null) setWanted((before) => new Set([...before, open]));
  }, [open]);
  return [...wanted].map((name) => {
    const Wanted = DIALOGS[name];
    return (
      <Suspense key={name}>
        <Wanted />
      </Suspense>
    );
  });
}
