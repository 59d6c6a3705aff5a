/** Transfer to other data: a fresh head for its classes, its pictures made such as the network knows; all else stays. */

import type { Analysis, Graph, GraphNode, NodeId } from "../wire/types";
import { USUAL_CARD } from "./card";
import { answering, classifiersOf, type Demand, fitInput } from "./fitting";
import { addIntoEdges, connect, type NewNode, outgoing } from "./graph";
import { freshNodeId } from "./ids";
import type { Room } from "./room";

/** Layers between the input and the network, in their order; a concatenation takes the one before it at every port. */
export type Bridge = readonly NewNode[];

const ROOM: Room = { gap: 40, extent: () => USUAL_CARD };

/** What pictures may pass before they enter the network, the best first: nothing where they fit as they are.
 *
 * A network that takes any size gets them enlarged by the least whole factor that brings them to half the side it was
 * trained with: features of 224 pixels mean little on 32, and at half the side they cost a quarter. Else they are
 * brought to exactly its size. One grey channel is given to each of the network's.
 */
export function bridges(graph: Graph, { shape }: Demand): Bridge[] {
  const own = inputsOf(graph)[0]?.[1].params.shape;
  const [channels = 1, height = 1, width = 1] = shape;
  if (!Array.isArray(own) || own.length !== 3) return [[]];
  const [known = 1, tall = 1, wide = 1] = own.map(Number);
  const colour: NewNode[] = channels === 1 && known > 1 ? [{ type: "concat", params: {}, label: `×${known}` }] : [];
  if (height === tall && width === wide) return [colour];
  const half = Math.ceil(Math.min(tall, wide) / 2 / Math.min(height, width));
  const whole: [number, number] = [Math.ceil(tall / height), Math.ceil(wide / width)];
  const isExact = whole[0] * height === tall && whole[1] * width === wide;
  const pooled: NewNode[] = isExact ? [] : [{ type: "adaptive_avg_pool2d", params: { output_size: [tall, wide] } }];
  const candidates: NewNode[][] = [
    [...colour, ...enlarged([half, half])],
    [...colour, ...enlarged(whole), ...pooled],
  ];
  return candidates.filter((one, place) => JSON.stringify(one) !== JSON.stringify(candidates[place - 1]));
}

function enlarged(factor: [number, number]): NewNode[] {
  if (Math.max(...factor) <= 1) return [];
  return [{ type: "upsample", params: { scale_factor: factor, mode: "bilinear" } }];
}

/** Gives the network a fresh head for so many classes (and each of its auxiliary outputs one), and puts the bridge
 * behind its input. The heads' new ids: nothing that was learned under the old ones comes back. */
export function renew(draft: Graph, demand: Demand, bridge: Bridge): NodeId[] {
  const heads = classifiersOf(draft).map((id) => replaceHead(draft, id, demand.classes));
  const had = channelsOf(draft);
  fitInput(draft, demand.shape);
  for (const [input] of inputsOf(draft)) build(draft, input, bridge, had);
  return heads;
}

function replaceHead(draft: Graph, id: NodeId, classes: number): NodeId {
  const node = draft.nodes[id] as GraphNode;
  const fresh = freshNodeId(draft, node.type);
  draft.nodes[fresh] = { ...node, params: { ...node.params, [answering(node) as string]: classes } };
  for (const edge of Object.values(draft.edges)) {
    if (edge.source === id) edge.source = fresh;
    if (edge.target === id) edge.target = fresh;
  }
  delete draft.nodes[id];
  return fresh;
}

function build(draft: Graph, input: NodeId, bridge: Bridge, channels: number): void {
  let last = input;
  for (const layer of bridge) {
    const edges = outgoing(draft, last).map(([id]) => id);
    const isJoin = layer.type === "concat";
    const made = addIntoEdges(draft, edges, layer, isJoin ? "in0" : "in", ROOM);
    if (made === null) return;
    if (isJoin) {
      for (let port = 1; port < channels; port++) connect(draft, { source: last, target: made, port: `in${port}` });
    }
    last = made;
  }
}

/** Of the weights of a network, how many it keeps when it becomes another one: by layer, where their number stays. */
export function keptWeights(
  before: Pick<Analysis, "nodes">,
  after: Pick<Analysis, "nodes">,
): { kept: number; all: number; renewed: NodeId[] } {
  let [kept, all] = [0, 0];
  const renewed: NodeId[] = [];
  for (const [id, { parameters }] of Object.entries(after.nodes)) {
    if (!parameters) continue;
    all += parameters;
    if (before.nodes[id]?.parameters === parameters) kept += parameters;
    else renewed.push(id);
  }
  return { kept, all, renewed };
}

function channelsOf(graph: Graph): number {
  const shape = inputsOf(graph)[0]?.[1].params.shape;
  return Array.isArray(shape) ? Number(shape[0]) : 1;
}

function inputsOf(graph: Graph): [NodeId, GraphNode][] {
  return Object.entries(graph.nodes).filter(([, { type }]) => type === "input");
}
