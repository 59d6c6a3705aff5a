/** The picture and what the kernel makes of it, painted outside React; a window that was chosen, in numbers. */

import { Alert, Button, SegmentedControl } from "@mantine/core";
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ARROWS } from "../../core/arrows";
import { useCatalog } from "../../state/catalog";
import { useView } from "../../state/view";
import { Grid } from "../parts/Grid";
import { shownNumber } from "../parts/typed";
import { filtered, greyPlane, type Plane, patchAt, pixelsOf } from "./filtering";
import classes from "./Kernels.module.css";
import { photoPlanes, SIDE, shapePlanes } from "./picture";
import { useCamera } from "./useCamera";
import type { KernelsProps } from "./View";

export function Pictures({ state, change }: KernelsProps) {
  const { t } = useTranslation("lab-kernels");
  const { source, photo, kernel, divisor, show, colour, row, column } = state;
  const theme = useView((view) => view.theme);
  const photos = useCatalog((catalog) => catalog.datasets.get("photos"));
  const count = photos?.available ? (photos.splits.test ?? 0) : 0;
  const [hasFailed, setFailed] = useState(false);
  const [, noticePicture] = useState(0);
  const before = useRef<HTMLCanvasElement>(null);
  const after = useRef<HTMLCanvasElement>(null);
  const planes = useRef<readonly Plane[]>([]);

  const paint = useCallback(() => {
    const [first] = planes.current;
    if (first === undefined) return;
    // A sign has two colours of its own: it is that of the brightness.
    const seen = colour && show !== "sign" ? planes.current : [greyPlane(planes.current)];
    put(before.current, seen[0], pixelsOf(seen, "clip", theme));
    const made = seen.map((plane) => filtered(plane, kernel, divisor));
    put(after.current, made[0], pixelsOf(made, show, theme));
  }, [kernel, divisor, show, colour, theme]);
  const latest = useRef(paint);

  useEffect(() => {
    latest.current = paint;
    paint();
  }, [paint]);

  useEffect(() => {
    if (source === "camera") return;
    const asked = new AbortController();
    const take = (taken: readonly Plane[]) => {
      planes.current = taken;
      latest.current();
      noticePicture((number) => number + 1);
    };
    setFailed(false);
    if (source === "shapes") take(shapePlanes());
    else {
      photoPlanes(photo, asked.signal).then(
        (taken) => !asked.signal.aborted && take(taken),
        () => {
          if (asked.signal.aborted) return;
          setFailed(true);
          take(shapePlanes());
        },
      );
    }
    return () => asked.abort();
  }, [source, photo]);

  const camera = useCamera(
    source === "camera",
    useCallback((frame: readonly Plane[]) => {
      planes.current = frame;
      latest.current();
    }, []),
  );

  const rows = SIDE - kernel.length + 1;
  const pin = (y: number, x: number) =>
    change({ row: Math.min(rows - 1, Math.max(0, y)), column: Math.min(rows - 1, Math.max(0, x)) });
  const click = (event: MouseEvent<HTMLElement>) => {
    if (event.detail === 0) return pin(Math.floor(rows / 2), Math.floor(rows / 2)); // pressed by a key
    const box = event.currentTarget.getBoundingClientRect();
    const along = (from: number, length: number, at: number) =>
      Math.round(((at - from) / length) * SIDE - kernel.length / 2);
    pin(along(box.top, box.height, event.clientY), along(box.left, box.width, event.clientX));
  };
  const press = (event: KeyboardEvent) => {
    const [down, right] = ARROWS[event.key] ?? [0, 0];
    if ((down === 0 && right === 0) || row < 0) return;
    event.preventDefault();
    pin(row + down, column + right);
  };
  const isPinned = row >= 0 && column >= 0 && row < rows && column < rows;
  const frame = {
    left: `${(100 * column) / SIDE}%`,
    top: `${(100 * row) / SIDE}%`,
    width: `${(100 * kernel.length) / SIDE}%`,
    height: `${(100 * kernel.length) / SIDE}%`,
  };
  // As many pixels fewer as the window is wide, less one: both pictures keep one scale.
  const share = { width: `${(100 * rows) / SIDE}%`, height: `${(100 * rows) / SIDE}%` };
  return (
    <>
      <div className={classes.sources}>
        <SegmentedControl
          aria-label={t("source")}
          value={source}
          onChange={(next) => change({ source: next === "shapes" || next === "camera" ? next : "photo" })}
          data={["photo", "shapes", "camera"].map((value) => ({ value, label: t(`sources.${value}`) }))}
        />
        {source === "photo" && count > 1 && (
          <SegmentedControl
            aria-label={t("which_photo")}
            value={String(Math.min(photo, count - 1))}
            onChange={(next) => change({ photo: Number(next) })}
            data={Array.from({ length: count }, (_, place) => ({ value: String(place), label: String(place) }))}
          />
        )}
        {source === "camera" && camera.state !== "on" && (
          <Button onClick={camera.start} loading={camera.state === "asking"}>
            {t("camera.start")}
          </Button>
        )}
      </div>
      {source === "camera" && ["insecure", "refused", "absent", "busy"].includes(camera.state) && (
        <Alert color="orange" role="status">
          {t(`camera.${camera.state}`)}
        </Alert>
      )}
      {source === "camera" && <p className={classes.words}>{t("camera.stays")}</p>}
      {hasFailed && (
        <Alert color="orange" role="status">
          {t("no_photo")}
        </Alert>
      )}
      <div className={classes.pictures} hidden={source === "camera" && camera.state !== "on"}>
        <figure className={classes.picture}>
          <figcaption>{t("before")}</figcaption>
          <button
            type="button"
            className={classes.board}
            aria-label={t("choose_window")}
            onClick={click}
            onKeyDown={press}
          >
            <canvas ref={before} width={SIDE} height={SIDE} />
            {isPinned && <span className={classes.window} style={frame} />}
          </button>
        </figure>
        <figure className={classes.picture}>
          <figcaption>{t("after", { side: rows })}</figcaption>
          <button
            type="button"
            className={classes.board}
            aria-label={t("choose_window")}
            onClick={click}
            onKeyDown={press}
          >
            <canvas ref={after} width={SIDE} height={SIDE} style={share} data-testid="filtered" />
            {isPinned && <span className={classes.window} style={frame} />}
          </button>
        </figure>
        {isPinned && source !== "camera" && <Window state={state} planes={planes.current} />}
      </div>
    </>
  );
}

/** The brightness that the window sees, the weight on each, and the sum. */
function Window({ state, planes }: { readonly state: KernelsProps["state"]; readonly planes: readonly Plane[] }) {
  const { t } = useTranslation("lab-kernels");
  const { kernel, divisor, row, column } = state;
  if (planes.length === 0) return null;
  const patch = patchAt(greyPlane(planes), row, column, kernel).map((line) => line.map(Math.round));
  const sum = patch
    .flatMap((line, a) => line.map((value, b) => value * (kernel[a]?.[b] ?? 0)))
    .reduce((x, y) => x + y, 0);
  return (
    <figure className={classes.numbers}>
      <figcaption>{t("window", { row, column })}</figcaption>
      <Grid
        label={t("window", { row, column })}
        values={patch}
        tone="brightness"
        size={kernel.length > 3 ? "small" : "large"}
        note={(a, b) => (kernel.length > 3 ? undefined : `×${shownNumber(kernel[a]?.[b] ?? 0, 2)}`)}
      />
      <p className={classes.words}>
        Σ = {shownNumber(sum, 2)}
        {divisor !== 1 && ` / ${shownNumber(divisor, 2)} = ${shownNumber(sum / divisor, 2)}`}
      </p>
    </figure>
  );
}

/** The canvas takes the size of what is painted: pixels are pixels. */
function put(canvas: HTMLCanvasElement | null, plane: Plane | undefined, pixels: Uint32Array<ArrayBuffer>): void {
  if (canvas === null || plane === undefined || plane.width === 0 || plane.height === 0) return;
  if (canvas.width !== plane.width) canvas.width = plane.width;
  if (canvas.height !== plane.height) canvas.height = plane.height;
  canvas
    .getContext("2d")
    ?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), plane.width, plane.height), 0, 0);
}
