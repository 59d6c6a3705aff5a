/** The selected layer's filters, live: small pictures of weights that change while it learns. */

import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../canvas/MapCanvas";
import { FILTERS_SHOWN } from "../canvas/useCanvasWatch";
import { densityFor } from "../canvas/zoom";
import type { CardFace } from "../core/card";
import { picturesOf } from "../core/raster";
import { formatNumber } from "../i18n/numbers";
import { latestItem, subscribe } from "../state/frames";
import type { NodeId } from "../wire/types";
import { Fact } from "./Fact";

const WIDTH = 246;
const GAP = 5;

export function LearnedFilters({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("inspector");
  const size = useFilterSize(id);
  const face = useMemo(() => (size === null ? null : faceFor(size)), [size]);
  if (!face) return null;
  return (
    <Fact title={t(face.total === 1 ? "weights" : "filters")}>
      <MapCanvas node={id} kind="filters" face={face} density={densityFor(window.devicePixelRatio)} />
      {face.shown < face.total && (
        <small>{t("filtersShown", { shown: formatNumber(face.shown), total: formatNumber(face.total) })}</small>
      )}
    </Fact>
  );
}

/** `pictures total height width` of the newest picture, by value so that a new frame of the same size changes nothing. */
function useFilterSize(id: NodeId): string | null {
  const [size, setSize] = useState(() => sizeOf(id));
  useEffect(() => {
    const read = () => setSize(sizeOf(id));
    read();
    return subscribe(id, "filters", read);
  }, [id]);
  return size;
}

function sizeOf(id: NodeId): string | null {
  const item = latestItem(id, "filters");
  const pictures = item ? picturesOf(item) : 0;
  if (!item || pictures === 0) return null;
  return `${pictures} ${picturesOf({ ...item, tiles: item.total })} ${item.height} ${item.width}`;
}

function faceFor(size: string): CardFace {
  const [pictures = 1, total = 1, height = 1, width = 1] = size.split(" ").map(Number);
  const shown = Math.min(pictures, FILTERS_SHOWN);
  const isMatrix = total === 1;
  const columns = isMatrix ? 1 : shown <= 6 ? 6 : 8;
  const side = (WIDTH - (columns - 1) * GAP) / columns;
  const tile = { width: side, height: isMatrix ? Math.min(side, (side * height) / width) : (side * height) / width };
  const rows = Math.ceil(shown / columns);
  const across = Math.min(shown, columns);
  return {
    kind: "maps",
    shown,
    total,
    columns: across,
    tile,
    gap: GAP,
    width: across * side + (across - 1) * GAP,
    height: rows * tile.height + (rows - 1) * GAP,
  };
}
