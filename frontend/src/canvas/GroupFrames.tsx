/** Open groups as dashed frames around their cards. The title chooses the group, moves it, and folds it. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { type Node, type NodeChange, useStoreApi, ViewportPortal } from "@xyflow/react";
import { memo, type PointerEvent, useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CardId, FoldedView } from "../core/folding";
import type { Point } from "../core/graph";
import { framesOf, groupsAround } from "../core/groupFrames";
import type { Box } from "../core/room";
import { setFolded } from "../state/folding";
import { selectGroup } from "../state/grouping";
import { useProject } from "../state/project";
import { askRename, useView } from "../state/view";
import { Icon } from "../ui/icons";
import type { Graph } from "../wire/types";
import classes from "./Canvas.module.css";
import { GroupTitle } from "./GroupTitle";
import { PaceMark } from "./PaceMark";

interface GroupFramesProps {
  readonly graph: Graph;
  readonly view: FoldedView;
  readonly nodes: readonly Node[];
  readonly onNodesChange: (changes: NodeChange[]) => void;
}

export function GroupFrames({ graph, view, nodes, onNodesChange }: GroupFramesProps) {
  const around = useMemo(() => groupsAround(graph, view), [graph, view]);
  const cardsIn = useCallback(
    (group: string) => [...around].filter(([, groups]) => groups.includes(group)).map(([card]) => card),
    [around],
  );
  const frames = framesOf(graph, around, nodes.map(cardBoxOf));
  return (
    <ViewportPortal>
      {[...frames].map(([group, { x, y, width, height }]) => (
        <Frame
          key={group}
          group={group}
          x={x}
          y={y}
          width={width}
          height={height}
          cardsIn={cardsIn}
          onNodesChange={onNodesChange}
        />
      ))}
    </ViewportPortal>
  );
}

function cardBoxOf({ id, position, width = 0, height = 0 }: Node): [CardId, Box] {
  return [id, { ...position, width, height }];
}

interface FrameProps extends Box {
  readonly group: string;
  readonly cardsIn: (group: string) => CardId[];
  readonly onNodesChange: (changes: NodeChange[]) => void;
}

const Frame = memo(function Frame(props: FrameProps) {
  const { group, x, y, width, height } = props;
  const { t } = useTranslation("canvas");
  const isSelected = useView((state) => state.selectedGroup === group);
  const isTyped = useView((state) => state.renaming === group);
  const drag = useFrameDrag(props);
  return (
    <div
      className={classes.frame}
      data-frame={group}
      data-selected={isSelected || undefined}
      style={{ left: x, top: y, width, height }}
    >
      <div className={`${classes.frameTitle} nopan`}>
        {isTyped ? (
          <GroupTitle group={group} />
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a button swallows the drag that moves the group
          <span
            role="button"
            tabIndex={0}
            {...drag}
            onDoubleClick={() => askRename(group)}
            onKeyDown={(event) => {
              if (event.key === "Enter" || event.key === " ") selectGroup(group);
            }}
          >
            <GroupTitle group={group} />
          </span>
        )}
        <PaceMark field="groups" id={group} isInline />
        <Tooltip label={t("group.fold")}>
          <ActionIcon
            className={classes.foldButton}
            variant="transparent"
            color="gray"
            size={18}
            aria-label={t("group.fold")}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => setFolded([group], true)}
          >
            <Icon name="fold" size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
});

/** Screen pixels: less is a click. */
const STILL = 3;

/** By its title a group is chosen, and moved with all its cards: React Flow is told of every card's move. */
function useFrameDrag({ group, cardsIn, onNodesChange }: FrameProps) {
  const store = useStoreApi();
  const mine = useProject((project) => project.mine);
  const held = useRef<{ from: Point; cards: Map<CardId, Point>; isMoving: boolean } | null>(null);

  const move = (event: PointerEvent, dragging: boolean) => {
    const now = held.current;
    if (!now) return;
    const zoom = store.getState().transform[2];
    const [right, down] = [event.clientX - now.from[0], event.clientY - now.from[1]];
    now.isMoving ||= Math.hypot(right, down) > STILL;
    if (!now.isMoving) return;
    onNodesChange(
      [...now.cards].map(([id, [x, y]]) => ({
        id,
        type: "position",
        dragging,
        position: { x: x + right / zoom, y: y + down / zoom },
      })),
    );
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      selectGroup(group);
      if (!mine) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const { nodeLookup } = store.getState();
      const cards = new Map<CardId, Point>();
      for (const card of cardsIn(group)) {
        const place = nodeLookup.get(card)?.position;
        if (place) cards.set(card, [place.x, place.y]);
      }
      held.current = { from: [event.clientX, event.clientY], cards, isMoving: false };
    },
    onPointerMove: (event: PointerEvent) => move(event, true),
    onPointerUp: (event: PointerEvent) => {
      move(event, false);
      held.current = null;
    },
  };
}
