/** Whoever was refused or taken off the list is told when the teacher lets them in after all: no socket is told of that. */

import { useEffect } from "react";
import { membership } from "../../wire/rooms";

const EVERY_MS = 5000;

/** `member`: who is out, in their room; null while nobody is. */
export function useLetIn(member: string | null, onIn: () => void): void {
  useEffect(() => {
    if (member === null) return;
    const look = async () => {
      const { rooms } = await membership.mine();
      if (rooms.some(({ me }) => me.id === member && me.state !== "kicked")) onIn();
    };
    const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS); // offline: the next time
    return () => clearInterval(timer);
  }, [member, onIn]);
}
