/** The same picture through both networks, layer by layer: what both have face each other. */

import { SegmentedControl } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import { densityFor } from "../../canvas/zoom";
import { type CardFace, cardOf } from "../../core/card";
import type { NetworkDiff } from "../../core/networkDiff";
import { COLOUR_CHANNELS } from "../../core/raster";
import type { Moment } from "../../core/timeline";
import { formatShape } from "../../i18n/numbers";
import { forgetWatch } from "../../state/frames";
import { useProbe } from "../../state/probe";
import { clearWatch, setWatch } from "../../state/watches";
import type { WatchNode } from "../../wire/messages.gen";
import type { NodeId } from "../../wire/types";
import { SIDES, type SideIndex, WATCHES } from "./sides";
import { TwoAnswers } from "./TwoAnswers";
import classes from "./TwoRuns.module.css";
import type { RunSide } from "./useSide";

interface TwoMapsProps {
  readonly runs: readonly [string, string];
  readonly names: readonly [string, string];
  readonly moments: readonly [Moment, Moment];
  readonly sides: readonly [RunSide, RunSide];
  readonly networks: NetworkDiff;
}

type Colours = "own" | "common";

/** What a watch may ask for: networks of a thousand layers are looked at where the list is scrolled to. */
const MOST_WATCHED = 64;
const LARGEST_VECTOR = 1024;

export function TwoMaps({ runs, names, moments, sides, networks }: TwoMapsProps) {
  const { t } = useTranslation("runs");
  const [colours, setColours] = useState<Colours>("common");
  const [seen, setSeen] = useState<ReadonlySet<NodeId>>(new Set());
  const list = useRef<HTMLTableSectionElement>(null);
  const hasPicture = useProbe(({ input }) => input !== null);
  const faces = useMemo(() => SIDES.map((side) => facesOf(sides[side])), [sides]);
  const density = densityFor(window.devicePixelRatio);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other layers are other rows to observe
  useEffect(() => {
    const rows = list.current?.children ?? [];
    const observer = new IntersectionObserver((entries) => {
      setSeen((before) => {
        const now = new Set(before);
        for (const { target, isIntersecting } of entries) {
          const id = (target as HTMLElement).dataset.node ?? "";
          if (isIntersecting) now.add(id);
          else now.delete(id);
        }
        return now;
      });
    });
    for (const row of rows) observer.observe(row);
    return () => observer.disconnect();
  }, [networks]);

  useEffect(() => {
    for (const side of SIDES) {
      const nodes = networks.order
        .filter((id) => seen.has(id))
        .flatMap((id) => wish(id, faces[side]?.get(id), density) ?? [])
        .slice(0, MOST_WATCHED);
      setWatch(WATCHES[side], { run: runs[side], snapshot: moments[side], nodes, prediction: true });
    }
  }, [runs, moments, networks, seen, faces, density]);
  useEffect(
    () => () => {
      for (const name of WATCHES) {
        clearWatch(name);
        forgetWatch(name);
      }
    },
    [],
  );

  return (
    <section aria-label={t("two.maps")} className={classes.maps}>
      <header className={classes.mapsHeader}>
        <h3>{t("two.maps")}</h3>
        <span className={classes.hint}>{t(hasPicture ? "two.maps_hint" : "two.no_picture")}</span>
        <span className={classes.scale}>
          {t("two.scale")}
          <SegmentedControl
            size="xs"
            aria-label={t("two.scale")}
            value={colours}
            onChange={(value) => setColours(value as Colours)}
            data={[
              { value: "common", label: t("two.scale_common") },
              { value: "own", label: t("two.scale_own") },
            ]}
          />
        </span>
      </header>
      <TwoAnswers names={names} />
      <table className={classes.nodes}>
        <thead>
          <tr>
            <th scope="col">{t("two.layers")}</th>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
          </tr>
        </thead>
        <tbody ref={list}>
          {networks.order.map((id) => (
            <tr key={id} data-node={id}>
              <th scope="row">
                {id}
                {networks.changed.some((change) => change.id === id) && <small>{t("two.changed")}</small>}
              </th>
              {SIDES.map((side) => (
                <td key={side}>
                  <NodeFace
                    id={id}
                    side={side}
                    type={sides[side].graph?.nodes[id]?.type}
                    shape={sides[side].analysis?.nodes[id]?.shape ?? null}
                    face={faces[side]?.get(id)}
                    density={density}
                    isCommon={colours === "common" && faces[1 - side]?.has(id) === true}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How each layer is drawn, by its sizes in its own network. */
function facesOf({ graph, analysis }: RunSide): ReadonlyMap<NodeId, CardFace> {
  const faces = Object.entries(graph?.nodes ?? {}).map(([id, { type }]) => {
    const { face } = cardOf({ name: "", shape: analysis?.nodes[id]?.shape ?? null, type });
    return [id, face] as const;
  });
  return new Map(faces.filter(([, { kind }]) => kind === "maps" || kind === "vector" || kind === "image"));
}

function wish(id: NodeId, face: CardFace | undefined, density: number): WatchNode | null {
  if (!face) return null;
  if (face.kind === "vector") return { id, tiles: 1, size: Math.min(face.total, LARGEST_VECTOR) };
  const size = Math.ceil(Math.max(face.tile.width, face.tile.height) * density);
  return { id, tiles: face.kind === "image" ? COLOUR_CHANNELS : face.shown, size };
}

interface NodeFaceProps {
  readonly id: NodeId;
  readonly side: SideIndex;
  readonly type: string | undefined;
  readonly shape: readonly number[] | null;
  readonly face: CardFace | undefined;
  readonly density: number;
  readonly isCommon: boolean;
}

function NodeFace({ id, side, type, shape, face, density, isCommon }: NodeFaceProps) {
  const { t } = useTranslation("runs");
  if (type === undefined) return <span className={classes.hint}>{t("two.not_here")}</span>;
  if (!face) return <span className={classes.hint}>{shape ? formatShape(shape) : t("nothing")}</span>;
  const isInput = type === "input";
  return (
    <div className={classes.face} data-side={side}>
      <MapCanvas
        node={id}
        face={face}
        density={density}
        watch={WATCHES[side]}
        {...(isInput ? { table: "grey" } : {})}
        {...(isCommon && !isInput ? { partner: WATCHES[side === 0 ? 1 : 0] } : {})}
      />
      {shape && <small>{formatShape(shape)}</small>}
    </div>
  );
}
