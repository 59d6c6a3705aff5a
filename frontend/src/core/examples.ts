/** Worked examples of the course for the comparison: two small networks that do the same in two ways. */

import type { Graph, NodeId, Params } from "../wire/types";

export interface Sizes {
  /** height and width of the image or the maps */
  side: number;
  channels: number;
}

export interface Example {
  /** i18next: its title, and those of its two sides */
  name: "dense" | "window" | "separable";
  sizes: Sizes;
  limits: { side: number; channels: number };
  /** the layers of each side after the input */
  sides: readonly [Part, Part];
}

type Part = (sizes: Sizes) => readonly (readonly [type: string, params: Params])[];

const conv = (channels: number, kernel: number, more: Params = {}): [string, Params] => [
  "conv2d",
  {
    out_channels: channels,
    kernel_size: [kernel, kernel],
    padding: [(kernel - 1) / 2, (kernel - 1) / 2],
    ...more,
  },
];

export const EXAMPLES: readonly Example[] = [
  {
    // Every output sees every pixel, against one small window that is moved over the image (section A of the course).
    name: "dense",
    sizes: { side: 300, channels: 1 },
    limits: { side: 512, channels: 3 },
    sides: [
      ({ side, channels }) => [
        ["flatten", {}],
        ["linear", { out_features: side * side * channels }],
      ],
      ({ channels }) => [conv(channels, 5)],
    ],
  },
  {
    // Simonyan and Zisserman 2014, section 2.3: three 3×3 see what one 7×7 sees, with 27 instead of 49 weights.
    name: "window",
    sizes: { side: 56, channels: 64 },
    limits: { side: 224, channels: 512 },
    sides: [
      ({ channels }) => [conv(channels, 7, { bias: false })],
      ({ channels }) => [3, 3, 3].map((kernel) => conv(channels, kernel, { bias: false })),
    ],
  },
  {
    // Howard et al. 2017, "MobileNets", section 3.1: one filter a channel, then 1×1 across the channels.
    name: "separable",
    sizes: { side: 56, channels: 128 },
    limits: { side: 224, channels: 512 },
    sides: [
      ({ channels }) => [conv(channels, 3)],
      ({ channels }) => [conv(channels, 3, { groups: channels }), conv(channels, 1)],
    ],
  },
];

export function exampleOf(name: string): Example {
  const found = EXAMPLES.find((example) => example.name === name);
  if (!found) throw new Error(`there is no example ${name}`);
  return found;
}

/** One side as a network, and the ids of the layers that are compared. */
export function exampleNetwork(example: Example, side: 0 | 1, sizes: Sizes): { graph: Graph; nodes: NodeId[] } {
  const layers = example.sides[side](sizes);
  const ids = layers.map((_, index) => `layer${index}`);
  const graph: Graph = {
    format: 1,
    name: example.name,
    nodes: {
      input: { type: "input", params: { shape: [sizes.channels, sizes.side, sizes.side] }, position: [0, 0] },
      ...Object.fromEntries(
        layers.map(([type, params], index) => [`layer${index}`, { type, params, position: [index + 1, 0] }]),
      ),
    },
    edges: Object.fromEntries(
      ids.map((target, index) => [`e${index}`, { source: ids[index - 1] ?? "input", target, port: "in" }]),
    ),
    groups: {},
  };
  // Flattening computes nothing and keeps nothing: it is no part of what is compared.
  return { graph, nodes: ids.filter((id) => graph.nodes[id]?.type !== "flatten") };
}
