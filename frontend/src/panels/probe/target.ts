/** What the open network takes and answers: its input's size, and the names of its classes. */
import { useMemo } from "react";
import { useCatalog } from "../../state/catalog";
import { useGraph, useProject } from "../../state/project";
import type { DatasetEntry, Graph, NodeId } from "../../wire/types";
import type { InputShape } from "./input";

/** MNIST's: assumed while a network has no input layer. */
const USUAL: InputShape = { channels: 1, height: 28, width: 28 };

/** The size declared by the network's input layer. */
export function inputShapeOf(graph: Graph | null): InputShape {
  const input = Object.values(graph?.nodes ?? {}).find((node) => node.type === "input");
  const shape = input?.params.shape;
  if (!Array.isArray(shape)) return USUAL;
  const [channels, height = 1, width = 1] = shape;
  if (typeof channels !== "number" || typeof height !== "number" || typeof width !== "number") return USUAL;
  return { channels, height, width };
}

export function useInputShape(): InputShape {
  const graph = useGraph();
  const { channels, height, width } = inputShapeOf(graph);
  // Every edit makes a new graph; the pad should hand its drawing on again only when the size has changed.
  return useMemo(() => ({ channels, height, width }), [channels, height, width]);
}

/** The id of the network's input layer; null while there is none. */
export function useInputNode(): NodeId | null {
  const graph = useGraph();
  return Object.entries(graph?.nodes ?? {}).find(([, { type }]) => type === "input")?.[0] ?? null;
}

/** The project's data set, null while it is unknown or not on this server. */
export function useDataset(): DatasetEntry | null {
  const name = useProject((project) => project.document?.dataset ?? null);
  const entry = useCatalog((catalog) => (name === null ? undefined : catalog.datasets.get(name)));
  return entry?.available ? entry : null;
}
