/** A wire that goes around cards, by the turns that core/routing found for it. */

import { BaseEdge, type Edge, type EdgeProps, getSmoothStepPath } from "@xyflow/react";
import { memo } from "react";
import { corners, type Route, roundedPath } from "../core/routing";

const CORNER = 10;

export type RoutedEdge = Edge<{ turns: Route["turns"] }, "wire">;

export const WireEdge = memo(function WireEdge(props: EdgeProps<RoutedEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, data, interactionWidth } = props;
  const turns = data?.turns ?? [];
  const path =
    turns.length > 0
      ? roundedPath(corners(turns, [sourceX, sourceY], [targetX, targetY]), CORNER)
      : getSmoothStepPath({ ...props, borderRadius: CORNER, offset: 18 })[0];
  return <BaseEdge id={id} path={path} interactionWidth={interactionWidth ?? 20} />;
});
