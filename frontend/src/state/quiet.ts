/** Whether the teacher of this student's class asks for attention. */

import { useRoom } from "./room";

export function isQuiet({ room, me } = useRoom.getState()): boolean {
  return me?.state === "in" && room !== null && room.quiet && room.ended === null;
}

export function useIsQuiet(): boolean {
  return useRoom(isQuiet);
}
