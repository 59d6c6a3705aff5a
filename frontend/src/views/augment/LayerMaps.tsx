/** The maps that a layer makes of the chosen image and of its draws, in the same colours: what stays is invariant. */

import { NativeSelect } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { atlas } from "../../core/atlas";
import { commonRange, type ValueRange } from "../../core/colours";
import { asGrid, paintTiles } from "../../core/raster";
import { nodeTitle } from "../../state/cards";
import { useGraph, useProject } from "../../state/project";
import { useView } from "../../state/view";
import type { FrameItem } from "../../wire/frames";
import { FailedFace } from "../FailedFace";
import classes from "./Augment.module.css";
import { MAPS, useMaps } from "./preview";

/** CSS pixels of a map. */
const SIDE = 40;
const GAP = 3;
const COLUMNS = MAPS / 2;

/** Features of a dense layer in a row. */
const FEATURE_COLUMNS = 16;
const FEATURE_SIDE = 8;

export function LayerMaps({ pictures }: { readonly pictures: readonly string[] }) {
  const { t } = useTranslation("augment");
  const project = useProject((state) => state.id);
  const graph = useGraph();
  const nodes = useMemo(() => Object.entries(graph?.nodes ?? {}).filter(([, node]) => node.type !== "input"), [graph]);
  const [node, setNode] = useState<string | null>(() => nodes.find(([, each]) => each.type === "conv2d")?.[0] ?? null);
  const known = nodes.some(([id]) => id === node) ? node : null;
  const { value, problem, again } = useMaps(project ?? "", known, pictures);
  const items = useMemo(() => value ?? [], [value]);
  const range = useMemo(() => commonRange(items), [items]);
  return (
    <section className={classes.maps} aria-label={t("maps.title")}>
      <NativeSelect
        size="xs"
        maw={360}
        label={t("maps.title")}
        description={t("maps.help")}
        value={known ?? ""}
        data={[
          { value: "", label: t("maps.none") },
          ...nodes.map(([id, each]) => ({ value: id, label: nodeTitle(id, each) })),
        ]}
        onChange={(event) => setNode(event.currentTarget.value || null)}
      />
      {known !== null && problem && <FailedFace title={t("maps.failed")} problem={problem} onRetry={again} />}
      {known !== null && !problem && (
        <ol className={classes.mapList}>
          {items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a draw is its place
            <li key={place}>
              <Maps item={item} range={range} />
              <span className={classes.caption}>{place === 0 ? t("original") : t("draw", { number: place })}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Maps({ item, range }: { readonly item: FrameItem; readonly range: ValueRange | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((view) => view.theme);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const isVector = item.height * item.width === 1 || item.height === 1;
    const tiles = isVector ? asGrid(item) : item;
    const place = atlas({
      tiles: tiles.tiles,
      tileWidth: tiles.width,
      tileHeight: tiles.height,
      columns: isVector ? FEATURE_COLUMNS : COLUMNS,
      target: (isVector ? FEATURE_SIDE : SIDE) * window.devicePixelRatio,
      gap: Math.round((isVector ? 1 : GAP) * window.devicePixelRatio),
    });
    const image = new ImageData(place.width, place.height);
    context.canvas.width = place.width;
    context.canvas.height = place.height;
    paintTiles(new Uint32Array(image.data.buffer), place, tiles, { theme, scale: "network", network: range });
    context.putImageData(image, 0, 0);
  }, [item, range, theme]);
  return <canvas ref={canvas} className={classes.mapCanvas} />;
}
