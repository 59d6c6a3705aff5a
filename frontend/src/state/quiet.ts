/** Whether the teacher of this student's class asks for attention. */

import { useRoom } from "./room";

export function useIsQuiet(): boolean {
  return useRoom(({ room, me }) => me?.state === "in" && room !== null && room.quiet && room.ended === null);
}
