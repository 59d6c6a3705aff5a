import { expect, it } from "vitest";
import type { Graph, Params } from "../wire/types";
import { compareNetworks } from "./networkDiff";

function chain(nodes: Record<string, [type: string, params?: Params]>): Graph {
  const ids = Object.keys(nodes);
  return {
    format: 1,
    name: "",
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, [type, params = {}]], x) => [id, { type, params, position: [x, 0] }]),
    ),
    edges: Object.fromEntries(
      ids.slice(1).map((id, index) => [`e${index}`, { source: ids[index] ?? "", target: id, port: "in" }]),
    ),
    groups: {},
  };
}

it("tells what only one has, what is set differently, and an order for both", () => {
  const first = chain({ input: ["input"], conv: ["conv2d", { out_channels: 6 }], relu: ["relu"], fc: ["linear"] });
  const second = chain({
    input: ["input"],
    conv: ["conv2d", { out_channels: 8 }],
    norm: ["batch_norm2d"],
    relu: ["sigmoid"],
    drop: ["dropout"],
    fc: ["linear"],
  });
  expect(compareNetworks(first, second)).toEqual({
    order: ["input", "conv", "norm", "relu", "drop", "fc"],
    onlyFirst: [],
    onlySecond: ["norm", "drop"],
    changed: [
      { id: "conv", types: ["conv2d", "conv2d"], params: [{ name: "out_channels", values: [6, 8] }] },
      { id: "relu", types: ["relu", "sigmoid"], params: [] },
    ],
  });
  expect(compareNetworks(second, first).onlyFirst).toEqual(["norm", "drop"]);
});

it("finds a network the same wherever its cards lie and however its parameters are ordered", () => {
  const one = chain({ input: ["input"], conv: ["conv2d", { stride: 1, out_channels: 6 }] });
  const same = structuredClone(chain({ input: ["input"], conv: ["conv2d", { out_channels: 6, stride: 1 }] }));
  for (const node of Object.values(same.nodes)) node.position = [9, 9];
  expect(compareNetworks(one, same)).toMatchObject({ onlyFirst: [], onlySecond: [], changed: [] });
});
