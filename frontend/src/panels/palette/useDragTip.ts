/** A tooltip's rest while what it explains is dragged. A drag ends far away, and nobody tells that the pointer has left: only
 * its coming again wakes the tooltip. */

import { useState } from "react";

export interface DragTip {
  /** for the tooltip */
  readonly disabled: boolean;
  /** at the beginning of a drag */
  readonly rest: () => void;
  /** when the pointer comes */
  readonly wake: () => void;
}

export function useDragTip(): DragTip {
  const [disabled, setDisabled] = useState(false);
  return { disabled, rest: () => setDisabled(true), wake: () => setDisabled(false) };
}
