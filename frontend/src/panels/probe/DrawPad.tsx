/** The sheet to draw on: mouse, finger or pen; what was drawn is handed on at most once per animation frame. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { type PointerEvent, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProject } from "../../state/project";
import { Icon } from "../../ui/icons";
import { later } from "../../ui/later";
import classes from "./DrawPad.module.css";
import { isBlank, type Raster } from "./input";
import { sheetStrokes } from "./sheet";
import { lineWidth, type Point, paintStroke, SHEET, type Stroke } from "./strokes";

const PenColour = later(async () => (await import("./PenColour")).PenColour, { away: "nothing" });

interface DrawPadProps {
  /** A colour network is drawn for in colour on white paper; others in ink that follows the theme. */
  readonly colour: boolean;
  /** The sheet after a change; null when it is blank. */
  readonly onDrawn: (raster: Raster | null) => void;
  /** Shown under the ink while the sheet is blank: the picture the network looks at now. */
  readonly underlay: ReactNode;
}

const ERASER_BUTTON = 32; // PointerEvent.buttons of a pen turned round
const INK = "#000000";

export function DrawPad({ colour, onDrawn, underlay }: DrawPadProps) {
  const { t } = useTranslation("probe");
  const project = useProject((state) => state.id);
  const canvas = useRef<HTMLCanvasElement>(null);
  const current = useRef<{ pointer: number; stroke: Stroke & { points: Point[] } } | null>(null);
  const frame = useRef(0);
  const [tool, setTool] = useState<Stroke["tool"]>("pen");
  const [penColour, setPenColour] = useState("#1c7ed6");
  const [blank, setBlank] = useState(true);
  const [drawn, setDrawn] = useState(0); // strokes on the sheet, eraser's included

  const context = useCallback(() => canvas.current?.getContext("2d", { willReadFrequently: true }) ?? null, []);

  const handOn = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const raster = context()?.getImageData(0, 0, SHEET, SHEET);
      if (raster === undefined) return;
      const empty = isBlank(raster);
      setBlank(empty);
      onDrawn(empty ? null : raster);
    });
  }, [context, onDrawn]);

  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const repaint = useCallback(() => {
    const sheet = context();
    if (sheet === null) return;
    sheet.clearRect(0, 0, SHEET, SHEET);
    for (const stroke of sheetStrokes()) paintStroke(sheet, stroke);
    setDrawn(sheetStrokes().length);
    handOn();
  }, [context, handOn]);

  // The pad is back on the page, another project was opened, or the network's input changed its size: what lies on the
  // sheet is handed on again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a project has a sheet of its own
  useEffect(() => {
    if (sheetStrokes().length > 0) return repaint();
    context()?.clearRect(0, 0, SHEET, SHEET);
    setDrawn(0);
    setBlank(true);
  }, [project, context, repaint]);

  const undo = () => {
    sheetStrokes().pop();
    repaint();
  };

  const clear = () => {
    sheetStrokes().length = 0;
    repaint();
  };

  const pointOf = (event: globalThis.PointerEvent, used: Stroke["tool"]): Point => {
    const bounds = canvas.current?.getBoundingClientRect();
    const scale = SHEET / (bounds?.width || 1);
    return {
      x: (event.clientX - (bounds?.left ?? 0)) * scale,
      y: (event.clientY - (bounds?.top ?? 0)) * scale,
      width: lineWidth(used, event.pointerType, event.pressure),
    };
  };

  const start = (event: PointerEvent<HTMLCanvasElement>) => {
    if (current.current !== null || event.button > 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const used = event.buttons & ERASER_BUTTON ? "eraser" : tool;
    const stroke = { tool: used, colour: colour ? penColour : INK, points: [pointOf(event.nativeEvent, used)] };
    sheetStrokes().push(stroke);
    current.current = { pointer: event.pointerId, stroke };
    setDrawn(sheetStrokes().length);
    const sheet = context();
    if (sheet !== null) paintStroke(sheet, stroke);
    handOn();
  };

  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const drawing = current.current;
    if (drawing === null || drawing.pointer !== event.pointerId) return;
    const { stroke } = drawing;
    const painted = stroke.points.length;
    // The browser merges moves into one event per frame; the merged ones make the line smooth.
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event.nativeEvent]) stroke.points.push(pointOf(move, stroke.tool));
    const sheet = context();
    if (sheet !== null) paintStroke(sheet, stroke, painted);
    handOn();
  };

  const finish = (event: PointerEvent<HTMLCanvasElement>) => {
    if (current.current?.pointer === event.pointerId) current.current = null;
  };

  return (
    <div className={classes.pad}>
      <div className={classes.sheet} data-colour={colour || undefined}>
        {blank && <div className={classes.underlay}>{underlay}</div>}
        <canvas
          ref={canvas}
          width={SHEET}
          height={SHEET}
          className={classes.canvas}
          role="img"
          aria-label={t("pad.label")}
          data-testid="draw-pad"
          onPointerDown={start}
          onPointerMove={draw}
          onPointerUp={finish}
          onPointerCancel={finish}
        />
        {blank && !underlay && (
          <span className={classes.hint} aria-hidden="true">
            {t("pad.hint")}
          </span>
        )}
      </div>
      <div className={classes.tools}>
        <Tool label={t("pad.pen")} pressed={tool === "pen"} onClick={() => setTool("pen")}>
          <Icon name="pen" />
        </Tool>
        <Tool label={t("pad.eraser")} pressed={tool === "eraser"} onClick={() => setTool("eraser")}>
          <Icon name="eraser" />
        </Tool>
        <Tool label={t("pad.undo")} disabled={drawn === 0} onClick={undo}>
          <Icon name="undo" />
        </Tool>
        <Tool label={t("pad.clear")} disabled={drawn === 0 && !underlay} onClick={clear}>
          <Icon name="clear" />
        </Tool>
        {colour && (
          <Suspense>
            <PenColour className={classes.colour} label={t("pad.colour")} value={penColour} onChange={setPenColour} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

function Tool({ label, children, onClick, pressed, disabled }: ToolProps) {
  return (
    <Tooltip label={label} position="right" openDelay={400}>
      <ActionIcon
        variant={pressed ? "light" : "subtle"}
        color={pressed ? undefined : "gray"}
        size="lg"
        className={classes.tool}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
