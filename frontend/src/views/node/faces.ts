/**
 * The faces of an opened layer: ways of looking at it, one entry each. A face is shown where it fits the layer; those of
 * the level `layer` are tabs, that of the level `pixel` is the arithmetic of one value.
 */

import type { ComponentType } from "react";
import { FIRST_FACE, PIXEL_FACE } from "../../state/unit";
import { later } from "../../ui/later";
import type { Graph, GraphNode, Json, LayerEntry, NodeId } from "../../wire/types";
import type { LookMode } from "./ModeSwitch";
import { FiltersFace, MapsFace, MaskFace } from "./Pictures";

const GradientsFace = later(async () => (await import("../gradients/GradientsFace")).GradientsFace);
const ModesFace = later(async () => (await import("../modes/ModesFace")).ModesFace);
const KernelsFace = later(async () => (await import("../kernels/KernelsFace")).KernelsFace);
const PixelFace = later(async () => (await import("../pixel/PixelFace")).PixelFace);
const FieldFace = later(async () => (await import("../field/FieldFace")).FieldFace);
const WantsFace = later(async () => (await import("../wants/WantsFace")).WantsFace);

/** The layer that is looked at. */
export interface FaceContext {
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly graph: Graph;
  /** Its declaration; undefined until the catalogue has come. */
  readonly entry: LayerEntry | undefined;
  /** Size of its output without the batch; null while it cannot be reckoned. */
  readonly shape: readonly number[] | null;
  /** It puts out a list of features, not maps. */
  readonly isVector: boolean;
  /** Pictures of its weights have come. */
  readonly hasFilters: boolean;
}

export interface FaceProps extends FaceContext {
  /** The layer's name in words. */
  readonly name: string;
  /** As in use, or as in training. */
  readonly mode: LookMode;
}

/** The key of a face's name, in the texts `node`. */
type FaceTitle =
  | "level.pixel"
  | "tabs.maps"
  | "tabs.features"
  | "tabs.filters"
  | "tabs.weights"
  | "tabs.mask"
  | "tabs.field"
  | "tabs.kernels"
  | "tabs.gradients"
  | "tabs.modes"
  | "tabs.wants";

export interface Face {
  /** In links: never changed. */
  readonly id: string;
  readonly level: "layer" | "pixel";
  readonly title: (context: FaceContext) => FaceTitle;
  /** It shows the layer in use and in training: there is nothing to switch. */
  readonly bothModes?: true;
  readonly fits: (context: FaceContext) => boolean;
  readonly Component: ComponentType<FaceProps>;
}

/** In the order in which they are offered. */
export const FACES: readonly Face[] = [
  {
    id: FIRST_FACE,
    level: "layer",
    title: ({ isVector }) => (isVector ? "tabs.features" : "tabs.maps"),
    fits: () => true,
    Component: MapsFace,
  },
  {
    id: "filters",
    level: "layer",
    title: ({ isVector }) => (isVector ? "tabs.weights" : "tabs.filters"),
    fits: ({ hasFilters }) => hasFilters,
    Component: FiltersFace,
  },
  {
    id: "kernels",
    level: "layer",
    title: () => "tabs.kernels",
    // A kernel of one pixel is like no classical one.
    fits: ({ node, hasFilters }) => node.type === "conv2d" && hasFilters && !isPoint(node.params.kernel_size),
    Component: KernelsFace,
  },
  {
    id: "gradients",
    level: "layer",
    title: () => "tabs.gradients",
    fits: ({ shape }) => shape !== null,
    Component: GradientsFace,
  },
  {
    id: "modes",
    level: "layer",
    title: () => "tabs.modes",
    bothModes: true,
    fits: ({ entry, shape }) => Boolean(entry?.modes) && shape !== null,
    Component: ModesFace,
  },
  {
    id: "mask",
    level: "layer",
    title: () => "tabs.mask",
    fits: ({ entry }) => entry?.masks === true,
    Component: MaskFace,
  },
  {
    id: "field",
    level: "layer",
    title: () => "tabs.field",
    fits: ({ node, shape }) => node.type !== "input" && shape !== null,
    Component: FieldFace,
  },
  {
    id: "wants",
    level: "layer",
    title: () => "tabs.wants",
    fits: ({ node, shape }) => node.type !== "input" && shape !== null,
    Component: WantsFace,
  },
  {
    id: PIXEL_FACE,
    level: "pixel",
    title: () => "level.pixel",
    fits: ({ shape }) => shape !== null,
    Component: PixelFace,
  },
];

function isPoint(kernel: Json | undefined): boolean {
  return [kernel].flat().every((side) => side === 1);
}

export function fittingFaces(context: FaceContext): readonly Face[] {
  return FACES.filter((face) => face.fits(context));
}
