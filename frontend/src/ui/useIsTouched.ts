/** Whether this screen is pointed at with fingers: what only a hovering pointer finds is told in other words there. */

import { useMediaQuery } from "@mantine/hooks";

export function useIsTouched(): boolean {
  return useMediaQuery("(hover: none)", undefined, { getInitialValueInEffect: false });
}
