/** The images as points: pointed at, walked through with the arrow keys, enlarged with the wheel or two fingers, dragged. */

import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef } from "react";
import classes from "./Embedding.module.css";
import { moved, nearestPoint, nextPoint, type Points, type View, viewOfAll, zoomed } from "./layout";
import { Painter, type Scene } from "./painter";

interface ScatterProps {
  readonly points: Points;
  readonly scene: Scene;
  readonly label: string;
  readonly chosen: number | null;
  readonly onChoose: (place: number | null) => void;
  /** A point was clicked, or Enter pressed on it. */
  readonly onOpen: (place: number) => void;
  /** Tells the painter where the probe lies, and goes on to; returns how to stop that. */
  readonly followProbe: (show: (place: readonly [number, number] | null) => void) => () => void;
}

/** CSS pixels: a finger is wider than a pointer. */
const NEAR: Readonly<Record<string, number>> = { mouse: 10, touch: 24, pen: 14 };
/** A pointer that moved less has clicked, not dragged. */
const STILL = 4;
const STEP = 1.4;
const LARGEST = 400;

const ARROWS: Readonly<Record<string, readonly [across: number, up: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export function Scatter({ points, scene, label, chosen, onChoose, onOpen, followProbe }: ScatterProps) {
  const { ref: room, width, height } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const fingers = useRef(new Map<number, readonly [number, number]>());
  const travelled = useRef(0);
  const whole = useMemo(() => viewOfAll(points, width, height), [points, width, height]);
  const view = useRef<View>(whole);
  // The enlarged view stays when the points go on to another moment; the whole view follows them.
  const isWhole = useRef(true);

  const show = useCallback((next: View) => {
    view.current = next;
    painter.current?.setView(next);
  }, []);

  // One painter for as long as the canvas is there: it knows where the points were, and goes from there.
  useEffect(() => {
    if (canvas.current === null) return;
    const own = new Painter(canvas.current);
    painter.current = own;
    return () => own.stop();
  }, []);
  useEffect(() => followProbe((place) => painter.current?.setProbe(place)), [followProbe]);

  useEffect(() => {
    painter.current?.setPoints(points);
    if (isWhole.current) show(whole);
  }, [points, whole, show]);
  useEffect(() => painter.current?.setScene(scene), [scene]);
  useEffect(() => painter.current?.setChosen(chosen), [chosen]);

  const zoom = useCallback(
    (factor: number, at: readonly [number, number]) => {
      const next = zoomed(view.current, factor, at);
      if (next.scale > LARGEST * whole.scale || next.scale < whole.scale / 4) return;
      isWhole.current = false;
      show(next);
    },
    [show, whole],
  );

  useEffect(() => {
    const own = canvas.current;
    if (own === null) return;
    // React listens passively, and the page would scroll away under the pointer.
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), [event.offsetX, event.offsetY]);
    };
    own.addEventListener("wheel", turn, { passive: false });
    return () => own.removeEventListener("wheel", turn);
  }, [zoom]);

  const pointAt = (event: PointerEvent<HTMLCanvasElement>) => {
    const { offsetX, offsetY } = event.nativeEvent;
    onChoose(nearestPoint(points, view.current, [offsetX, offsetY], NEAR[event.pointerType] ?? 10, scene.isSeen));
  };

  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return pointAt(event);
    const now = [event.nativeEvent.offsetX, event.nativeEvent.offsetY] as const;
    const [across, down] = [now[0] - before[0], now[1] - before[1]];
    travelled.current += Math.hypot(across, down);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (other !== undefined) {
      const apart = (at: readonly [number, number]) => Math.max(1, Math.hypot(at[0] - other[0], at[1] - other[1]));
      return zoom(apart(now) / apart(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
    }
    if (travelled.current < STILL) return;
    isWhole.current = false;
    show(moved(view.current, across, down));
  };

  const press = (event: PointerEvent<HTMLCanvasElement>) => {
    if (fingers.current.size === 0) travelled.current = 0;
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, [event.nativeEvent.offsetX, event.nativeEvent.offsetY]);
    if (event.pointerType !== "mouse") pointAt(event);
  };

  const release = (event: PointerEvent<HTMLCanvasElement>) => {
    const was = fingers.current.delete(event.pointerId);
    if (was && travelled.current < STILL && event.pointerType === "mouse" && chosen !== null) onOpen(chosen);
  };

  const reset = () => {
    isWhole.current = true;
    show(whole);
  };

  const walk = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    const middle = [width / 2, height / 2] as const;
    if (direction !== undefined) {
      const first = nearestPoint(points, view.current, middle, Number.POSITIVE_INFINITY, scene.isSeen);
      onChoose(chosen === null ? first : (nextPoint(points, chosen, direction, scene.isSeen) ?? chosen));
    } else if (event.key === "Enter" && chosen !== null) onOpen(chosen);
    else if (event.key === "+" || event.key === "=") zoom(STEP, middle);
    else if (event.key === "-") zoom(1 / STEP, middle);
    else if (event.key === "0") reset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={room} className={classes.room}>
      <div
        className={classes.plane}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive: arrow keys walk its points
        tabIndex={0}
        onKeyDown={walk}
      >
        <canvas
          ref={canvas}
          className={classes.canvas}
          data-testid="embedding"
          onPointerDown={press}
          onPointerMove={move}
          onPointerUp={release}
          onPointerCancel={release}
          onPointerLeave={(event) => event.pointerType === "mouse" && fingers.current.size === 0 && onChoose(null)}
          onDoubleClick={reset}
        />
      </div>
    </div>
  );
}
