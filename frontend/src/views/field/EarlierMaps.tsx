/** The unit's field on the maps before it: one map of each layer that looks beyond its own place, from the input on. */

import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import type { CardFace } from "../../core/card";
import { nodeName } from "../../core/layers";
import { COLOUR_CHANNELS } from "../../core/raster";
import { axesOf, coversAll, type Field, type Fields, type Wiring } from "../../core/unitFields";
import { formatShape } from "../../i18n/numbers";
import { useAnalysis } from "../../state/analysis";
import { useCatalog } from "../../state/catalog";
import { useUnit } from "../../state/unit";
import { openNode } from "../../state/view";
import { clearWatch, setWatch } from "../../state/watches";
import type { Graph, NodeId } from "../../wire/types";
import classes from "./Field.module.css";

export const FIELD_WATCH = "field";

/** More layers are shown thinned out, the nearest and the farthest among them. */
const MOST = 24;
/** CSS pixels. */
const SIDE = 96;

interface EarlierMapsProps {
  readonly id: NodeId;
  readonly graph: Graph;
  readonly wiring: Wiring;
  readonly fields: Fields;
  /** The input is asked for as large as it is. */
  readonly input: NodeId | null;
}

export function EarlierMaps({ id, graph, wiring, fields, input }: EarlierMapsProps) {
  const { t } = useTranslation("field");
  const analysis = useAnalysis((state) => state.analysis);
  const layers = useCatalog((catalog) => catalog.layers);
  const shown = useMemo(() => thinned(lookingNodes(wiring, fields, id)), [wiring, fields, id]);
  const names = shown.join(" ");

  useEffect(() => {
    const ids = names === "" ? [] : names.split(" ");
    const nodes = ids.map((node) => ({
      id: node,
      tiles: node === input ? COLOUR_CHANNELS : 1,
      size: node === input ? 512 : SIDE,
    }));
    setWatch(FIELD_WATCH, { nodes });
    return () => clearWatch(FIELD_WATCH);
  }, [names, input]);

  // A click on an earlier map pins a unit there: its layer is looked at next.
  const follow = () => {
    const { pinned } = useUnit.getState();
    if (pinned !== null && pinned.node !== id) openNode(pinned.node);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut to layers that the keyboard reaches by ← and →
    <ul className={classes.strip} onClick={follow}>
      {shown.map((node) => {
        const shape = wiring.shapes.get(node) ?? [];
        const field = fields.get(node);
        const document = graph.nodes[node];
        if (!field || !document) return null;
        return (
          <li key={node}>
            <MapCanvas
              node={node}
              face={faceOf(shape, node === input)}
              density={2}
              watch={FIELD_WATCH}
              {...(node === input && { table: "grey" as const })}
            />
            <b>{nodeName(document, analysis?.nodes[node] ?? null, layers.get(document.type))}</b>
            <span>
              {coversAll(field, shape)
                ? t("all_of", { size: formatShape(axesOf(shape)) })
                : t("part_of", { part: partText(field), size: formatShape(axesOf(shape)) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Of the nodes seen as maps those that look beyond their own place, and the input; the farthest first. */
function lookingNodes({ joints, shapes }: Wiring, fields: Fields, id: NodeId): NodeId[] {
  return joints
    .filter(({ node, entering }) => {
      const looks = entering.length === 0 || entering.some(({ link }) => link !== null);
      return looks && node !== id && fields.has(node) && shapes.get(node)?.length === 3;
    })
    .map(({ node }) => node);
}

function thinned(nodes: readonly NodeId[]): readonly NodeId[] {
  if (nodes.length <= MOST) return nodes;
  return Array.from(
    { length: MOST },
    (_, index) => nodes[Math.round((index * (nodes.length - 1)) / (MOST - 1))] as NodeId,
  );
}

/** Rows × columns that are seen at most, padding left out. */
export function partText({ boxes }: Field): string {
  const spans = [0, 1].map((axis) => boxes.flatMap((box) => box[axis] ?? []));
  return formatShape(
    spans.map((along) => {
      const [first, last] = [Math.min(...along.map(([from]) => from)), Math.max(...along.map(([, to]) => to))];
      return along.length === 0 ? 0 : last - first + 1;
    }),
  );
}

const faces = new Map<string, Omit<CardFace, "total">>();

/** One map, as large as its sides allow; the same object for the same shape, as the canvas is made anew for another. */
function faceOf(shape: readonly number[], isInput: boolean): Omit<CardFace, "total"> {
  const [, rows = 1, columns = 1] = shape;
  const key = `${rows} ${columns} ${isInput}`;
  const known = faces.get(key);
  if (known) return known;
  const scale = SIDE / Math.max(rows, columns);
  const [width, height] = [Math.max(12, columns * scale), Math.max(12, rows * scale)];
  const face = {
    kind: isInput ? ("image" as const) : ("maps" as const),
    shown: 1,
    columns: 1,
    tile: { width, height },
    gap: 0,
    width,
    height,
  };
  faces.set(key, face);
  return face;
}
