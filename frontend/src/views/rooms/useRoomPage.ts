/** A room's page: whose it is, and the room itself, kept up to date by the socket. */

import { useCallback, useEffect } from "react";
import { useConnection } from "../../state/connection";
import { lookAtRoom, useRoom } from "../../state/room";
import { titlePage } from "../../ui/titlePage";
import type { ApiProblem } from "../../wire/api";
import type { RoomAnswer } from "../../wire/messages.gen";
import { rooms, teacher } from "../../wire/rooms";
import { useAnswer } from "../useAnswer";

export interface RoomView {
  /** the newest word on the room, null before there is one */
  readonly room: RoomAnswer | null;
  /** null before it is known */
  readonly isTeacher: boolean | null;
  /** of the server in its network, told to teachers */
  readonly address: string | null;
  readonly problem: ApiProblem | null;
  readonly again: () => void;
}

export function useRoomPage(id: string): RoomView {
  const isGone = useRoom(({ gone }) => gone?.room === id);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const [visitor, room] = await Promise.all([teacher.state(signal), rooms.room(id, signal)]);
      return { visitor, room, isGone };
    },
    [id, isGone],
  );
  const { value, problem, again } = useAnswer(ask);
  const told = useRoom(({ room }) => (room?.id === id ? room : null));
  const isThere = value !== null;
  useEffect(() => (isThere ? lookAtRoom(id) : undefined), [id, isThere]);
  // On a new connection the visitor may be nobody to the room: a teacher who was logged out, say.
  useEffect(
    () =>
      useConnection.subscribe(({ live }, before) => {
        if (live === "online" && (before.live === "offline" || before.live === "restarting")) again();
      }),
    [again],
  );
  // What was answered before the visitor had a part in it no more holds no more.
  const room = problem?.status === 404 ? null : (told ?? (value?.isGone === isGone ? value.room : null));
  const title = room?.title;
  useEffect(() => (title === undefined ? undefined : titlePage(title)), [title]);
  const { is_teacher: isTeacher = null, address = null } = value?.visitor ?? {};
  return { room, isTeacher, address, problem, again };
}
