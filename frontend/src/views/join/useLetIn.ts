/** Whoever was refused or taken off the list is told when the teacher lets them in after all: no socket is told of that. */

import { useEffect } from "react";
import { membership } from "../../wire/rooms";

const EVERY_MS = 5000;

export function useLetIn(room: string, isOut: boolean, onIn: () => void): void {
  useEffect(() => {
    if (!isOut) return;
    const look = async () => {
      const { rooms } = await membership.mine();
      if (rooms.some(({ room: { id }, me }) => id === room && me.state !== "kicked")) onIn();
    };
    const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS); // offline: the next time
    return () => clearInterval(timer);
  }, [room, isOut, onIn]);
}
