/** An archive on its way to be a data set; it goes on when the dialog is closed. */

import { create } from "zustand";
import { useCatalog } from "../../state/catalog";
import { ApiProblem } from "../../wire/api";
import { type ImportChoice, ownDataApi, sendArchive, type UploadAnswer } from "../../wire/own-data";

const AGAIN_MS = 400;

interface Uploading {
  readonly fileName: string;
  /** Share of the file that is on the server, until it is there. */
  readonly sent: number | null;
  readonly upload: UploadAnswer | null;
  readonly problem: ApiProblem | null;
}

const NOTHING: Uploading = { fileName: "", sent: null, upload: null, problem: null };

export const useUploading = create<Uploading>(() => NOTHING);

let going = new AbortController();

/** Sends a file and follows it until it has been looked through. */
export async function bring(file: File): Promise<void> {
  forget();
  const mine = going;
  useUploading.setState({ ...NOTHING, fileName: file.name, sent: 0 });
  await followed(mine, () =>
    sendArchive(file, (sent) => mine.signal.aborted || useUploading.setState({ sent }), mine.signal),
  );
}

/** Has the data set made, and follows that to its end. */
export async function importAs(choice: ImportChoice): Promise<void> {
  const { upload } = useUploading.getState();
  if (upload !== null) await followed(going, () => ownDataApi.import(upload.id, choice));
}

/** Throws the file away, here and on the server. */
export function forget(): void {
  going.abort();
  going = new AbortController();
  const { upload } = useUploading.getState();
  if (upload !== null) void ownDataApi.discard(upload.id).catch(() => undefined); // the server forgets it in an hour
  useUploading.setState(NOTHING);
}

async function followed(mine: AbortController, begin: () => Promise<UploadAnswer>): Promise<void> {
  try {
    useUploading.setState({ problem: null });
    let upload = await begin();
    while (!mine.signal.aborted) {
      useUploading.setState({ upload, sent: null });
      if (upload.dataset) takeIn(upload.dataset);
      if (upload.state !== "inspecting" && upload.state !== "importing") return;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      upload = await ownDataApi.upload(upload.id, mine.signal);
    }
  } catch (error) {
    if (mine.signal.aborted) return;
    if (!(error instanceof ApiProblem)) throw error;
    const isGone = error.code === "upload_gone";
    useUploading.setState({ problem: error, sent: null, ...(isGone ? { upload: null } : {}) });
  }
}

/** The new data set is offered first, as the server lists it. */
function takeIn(entry: NonNullable<UploadAnswer["dataset"]>): void {
  const { datasets } = useCatalog.getState();
  useCatalog.setState({ datasets: new Map([[entry.name, entry], ...datasets]) });
}
