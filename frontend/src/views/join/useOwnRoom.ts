/** Finds out on the first page that is opened whether the visitor is in a room, and enters it; true: they are in none. */

import { useEffect } from "react";
import { enterOwnRoom } from "../../state/room";
import { membership } from "../../wire/rooms";
import { useAnswer } from "../useAnswer";

export function useOwnRoom(): boolean {
  const { value } = useAnswer(membership.mine);
  const going = value?.rooms.find(({ room, me }) => room.ended === null && me.state !== "kicked")?.room.id;
  useEffect(() => {
    if (going !== undefined) enterOwnRoom(going);
  }, [going]);
  return value !== null && going === undefined;
}
