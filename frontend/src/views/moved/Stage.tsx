/** The picture as the network gets it, to be dragged; and the same in numbers. */

import { Button, SegmentedControl, Switch } from "@mantine/core";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MapCanvas } from "../../canvas/MapCanvas";
import { ARROWS } from "../../core/arrows";
import type { CardFace } from "../../core/card";
import { coverOf, coverShifted, isStill, type Move, type Side, STILL, shifted } from "../../core/moving";
import { useInputShape } from "../../panels/probe/target";
import { moveProbe, useProbe } from "../../state/probe";
import type { NodeId } from "../../wire/types";
import { Dial } from "./Dial";
import classes from "./Moved.module.css";
import { AFTER } from "./watching";

/** CSS pixels of the picture's longer side. */
const SIDE = 280;

type Dragged = "picture" | "cover";

export function Stage({ input }: { readonly input: NodeId }) {
  const { t } = useTranslation("moved");
  const shape = useInputShape();
  const move = useProbe((probe) => probe.move);
  const [wanted, setDragged] = useState<Dragged>("picture");
  const dragged = move.cover === null ? "picture" : wanted;
  const start = useRef<{ x: number; y: number; move: Move } | null>(null);
  const scale = SIDE / Math.max(shape.height, shape.width);
  const face = useMemo(() => faceOf(shape), [shape]);

  const moveBy = (from: Move, down: number, right: number) => {
    if (dragged === "picture") moveProbe(shifted(from, down, right, shape));
    else if (from.cover !== null) moveProbe({ ...from, cover: coverShifted(from.cover, down, right, shape) });
  };
  const press = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, y: event.clientY, move };
  };
  const drag = (event: PointerEvent) => {
    const from = start.current;
    if (from !== null) moveBy(from.move, (event.clientY - from.y) / scale, (event.clientX - from.x) / scale);
  };
  const release = () => {
    start.current = null;
  };
  const step = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    moveBy(move, ...arrow);
  };

  return (
    <section className={classes.stage}>
      {/* biome-ignore lint/a11y/useSemanticElements: two directions at once, which no control of HTML has */}
      <div
        className={classes.picture}
        style={{ width: face.width, height: face.height }}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
        tabIndex={0}
        aria-label={t("stage")}
        title={t("stage")}
        data-testid="moved-stage"
        onPointerDown={press}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={step}
      >
        <MapCanvas node={input} face={face} density={2} table="grey" watch={AFTER} />
      </div>
      {move.cover !== null && (
        <SegmentedControl
          size="xs"
          aria-label={t("drag")}
          value={dragged}
          onChange={(value) => setDragged(value as Dragged)}
          data={(["picture", "cover"] as const).map((value) => ({ value, label: t(`drag_${value}`) }))}
        />
      )}
      <Dial
        label={t("right")}
        value={move.right}
        min={-shape.width}
        max={shape.width}
        onChange={(right) => moveProbe({ ...move, right })}
      />
      <Dial
        label={t("down")}
        value={move.down}
        min={-shape.height}
        max={shape.height}
        onChange={(down) => moveProbe({ ...move, down })}
      />
      <Dial
        label={t("turn")}
        value={move.turn}
        min={-180}
        max={180}
        onChange={(turn) => moveProbe({ ...move, turn })}
      />
      <Switch
        size="sm"
        label={t("cover")}
        checked={move.cover !== null}
        onChange={(event) => {
          const side = Math.max(1, Math.round(Math.min(shape.height, shape.width) / 3));
          moveProbe({ ...move, cover: event.currentTarget.checked ? coverOf(side, shape, null) : null });
          setDragged("cover");
        }}
      />
      {move.cover !== null && (
        <Dial
          label={t("cover_side")}
          value={move.cover.side}
          min={1}
          max={Math.min(shape.height, shape.width)}
          onChange={(side) => moveProbe({ ...move, cover: coverOf(side, shape, move.cover) })}
        />
      )}
      <Button size="xs" variant="default" disabled={isStill(move)} onClick={() => moveProbe(STILL)}>
        {t("reset")}
      </Button>
    </section>
  );
}

function faceOf(shape: Side): CardFace {
  const scale = SIDE / Math.max(shape.height, shape.width);
  const [width, height] = [shape.width * scale, shape.height * scale];
  return { kind: "image", shown: 1, total: 1, columns: 1, tile: { width, height }, gap: 0, width, height };
}
