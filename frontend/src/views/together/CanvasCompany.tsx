/** On the canvas: where others point, what they have chosen, and which layers are spoken of. */

import { useOnViewportChange, useReactFlow, useStore, useStoreApi, ViewportPortal } from "@xyflow/react";
import { type CSSProperties, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { FoldedView } from "../../core/folding";
import type { Point } from "../../core/graph";
import { personColour } from "../../core/people";
import { cardExtent } from "../../state/cards";
import { openByNode, showComments, useComments } from "../../state/comments";
import { pointHere, usePresence } from "../../state/presence";
import { cameraMoved, pointOnStage, useStage } from "../../state/stage";
import { useTogether } from "../../state/together";
import { Icon } from "../../ui/icons";
import type { Graph } from "../../wire/types";
import classes from "./CanvasCompany.module.css";
import { usePersonName } from "./usePersonName";
import "./texts";

interface CanvasCompanyProps {
  readonly graph: Graph;
  readonly view: FoldedView;
}

export function CanvasCompany({ graph, view }: CanvasCompanyProps) {
  usePointing();
  const isWall = useTogether((state) => state.isWall); // what is said of somebody's layer is not said to the class
  return (
    <ViewportPortal>
      <Chosen graph={graph} view={view} />
      {!isWall && <CommentMarks graph={graph} view={view} />}
      <Cursors />
    </ViewportPortal>
  );
}

/** Tells others where this person points, and what of the canvas they see. */
function usePointing(): void {
  const store = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  useOnViewportChange({ onChange: cameraMoved });
  useEffect(() => {
    const canvas = store.getState().domNode;
    const tell = (at: Point | null) => {
      pointHere(at);
      pointOnStage(at);
    };
    const move = (event: PointerEvent) => {
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      tell([x, y]);
    };
    const leave = () => tell(null);
    canvas?.addEventListener("pointermove", move);
    canvas?.addEventListener("pointerleave", leave);
    return () => {
      canvas?.removeEventListener("pointermove", move);
      canvas?.removeEventListener("pointerleave", leave);
    };
  }, [store, screenToFlowPosition]);
}

function Cursors() {
  const { t } = useTranslation("together");
  const others = usePresence((state) => state.others);
  const pointer = useStage((state) => state.pointer);
  const nameOf = usePersonName();
  const zoom = useStore((state) => state.transform[2]);
  return (
    <>
      {[...others.values()].map((person) => {
        const { cursor } = person.place;
        if (cursor === null) return null;
        const name = nameOf(person);
        return (
          <Cursor key={person.connection} at={cursor as Point} name={name} colour={personColour(person)} zoom={zoom} />
        );
      })}
      {pointer && <Cursor at={pointer} name={t("stage.pointer")} colour="#5f3dc4" zoom={zoom} />}
    </>
  );
}

interface CursorProps {
  readonly at: Point;
  readonly name: string;
  readonly colour: string;
  readonly zoom: number;
}

function Cursor({ at: [x, y], name, colour, zoom }: CursorProps) {
  const place = { "--person": colour, transform: `translate(${x}px, ${y}px) scale(${1 / zoom})` } as CSSProperties;
  return (
    <div className={classes.cursor} style={place} data-cursor={name}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <path d="M2 2l5.5 14 2.2-6.1L16 7.500z" />
      </svg>
      <span>{name}</span>
    </div>
  );
}

/** A frame in their colour around the cards that others have chosen. */
function Chosen({ graph, view }: CanvasCompanyProps) {
  const others = usePresence((state) => state.others);
  const nameOf = usePersonName();
  return [...others.values()].flatMap((person) =>
    [...new Set(person.place.selected.map((node) => view.cardOf.get(node)))].map((card) => {
      const at = card === undefined ? undefined : view.cards.get(card);
      if (card === undefined || at === undefined) return null;
      const { width, height } = cardExtent(graph, card);
      const box = {
        "--person": personColour(person),
        transform: `translate(${at[0] - 5}px, ${at[1] - 5}px)`,
        width: width + 10,
        height: height + 10,
      } as CSSProperties;
      const name = nameOf(person);
      return (
        <div key={`${person.connection} ${card}`} className={classes.chosen} style={box} data-chosen={card}>
          <span>{name}</span>
        </div>
      );
    }),
  );
}

function CommentMarks({ graph, view }: CanvasCompanyProps) {
  const { t } = useTranslation("together");
  const comments = useComments((state) => state.comments);
  return [...openByNode(comments)].map(([node, count]) => {
    const card = view.cardOf.get(node);
    const at = card === undefined ? undefined : view.cards.get(card);
    if (card === undefined || at === undefined) return null;
    const { width, height } = cardExtent(graph, card);
    return (
      <button
        type="button"
        key={node}
        className={classes.mark}
        style={{
          transform: `translate(${at[0] + width - 26}px, ${at[1] + height - 11}px) scale(var(--sv-upright, 1))`,
        }}
        aria-label={t("comments.badge", { count, name: graph.nodes[node]?.label ?? node })}
        onClick={() => showComments(node)}
      >
        <Icon name="comment" size={14} /> {count}
      </button>
    );
  });
}
