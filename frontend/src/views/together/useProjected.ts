/** The project that a student lets the wall show; while the page is there, nobody's name is on it. */

import { useEffect } from "react";
import { useProjector } from "../../state/projector";
import { useTogether } from "../../state/together";

export function useProjected(room: string): string | null {
  useEffect(() => {
    useTogether.setState({ isWall: true });
    return () => useTogether.setState({ isWall: false });
  }, []);
  return useProjector(({ projected }) =>
    projected?.room === room && projected.consent === "given" ? projected.project : null,
  );
}
