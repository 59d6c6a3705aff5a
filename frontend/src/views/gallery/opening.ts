/** An architecture on its way to the canvas: as a new project, or in the place of the network at hand. */

import i18next from "../../i18n";
import { closeDialog } from "../../state/dialogs";
import { tellUndoable } from "../../state/notices";
import { edit, undoEdit } from "../../state/project";
import { select } from "../../state/view";
import { fitNetwork } from "../../state/viewport";
import { api } from "../../wire/api";
import type { ArchitectureEntry, Graph } from "../../wire/types";
import { createFromExample, createWithWeights } from "../home/projects";
import { type Fit, isPublished } from "./adapting";

/** Throws ApiProblem (422) with the reason where the network does not allow such sizes. */
export function networkFor(entry: ArchitectureEntry, fit: Fit): Promise<Graph> {
  return isPublished(fit, entry) ? api.architecture(entry.name) : api.architecture(entry.name, fit);
}

/** Makes a project of a network; its id. */
export async function openAsProject(title: string, graph: Graph, dataset: string): Promise<string> {
  const project = await api.createProject({ title, task: "classify", graphs: { main: graph }, dataset, recipe: {} });
  closeDialog();
  return project.id;
}

/** Makes a project of an example, trained weights and all; its id. */
export async function openExample(example: string): Promise<string> {
  const { id } = await createFromExample(example);
  closeDialog();
  return id;
}

/** Makes a project of an architecture with the weights that others have trained; its id. */
export async function openWithWeights(architecture: string): Promise<string> {
  const { id } = await createWithWeights(architecture);
  closeDialog();
  return id;
}

/** Puts a network in the place of the open project's: one edit, so that undo brings the old one back. */
export function replaceNetwork(title: string, graph: Graph): void {
  const done = edit((draft) => {
    const role = "main" in draft.graphs ? "main" : (Object.keys(draft.graphs)[0] ?? "main");
    draft.graphs[role] = graph;
  });
  if (!done) return;
  closeDialog();
  select([]);
  requestAnimationFrame(() => fitNetwork());
  tellUndoable(i18next.t("gallery:replaced", { title }), "replaced", undoEdit);
}
