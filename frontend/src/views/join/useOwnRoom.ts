/** Finds out on the first page that is opened whether the visitor is in a room, and enters it. */

import { useEffect } from "react";
import { enterOwnRoom } from "../../state/room";
import { membership } from "../../wire/rooms";
import { useAnswer } from "../useAnswer";

export function useOwnRoom(): void {
  const { value } = useAnswer(membership.mine);
  useEffect(() => {
    const going = value?.rooms.find(({ room, me }) => room.ended === null && me.state !== "kicked");
    if (going) enterOwnRoom(going.room.id);
  }, [value]);
}
