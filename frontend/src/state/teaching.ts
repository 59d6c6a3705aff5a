/** The part for people who look at the same thing: gives each message to its store. Loaded by `together`. */

import { navigate } from "wouter/use-browser-location";
import i18next from "../i18n";
import "../views/together/texts";
import type { ContestBegun, Halted } from "../wire/messages.gen";
import { startComments, takeComments } from "./comments";
import { useConnection } from "./connection";
import { forgetHandouts, lookForHandouts, startHandouts, takeHandedOut } from "./handouts";
import { tell, tellUndoable } from "./notices";
import { startPresence, takeAbsent, takePresent } from "./presence";
import { takeProjected, takeProjectorAsked, useProjector } from "./projector";
import { useRoom } from "./room";
import { forgetStage, startStage, takeShown } from "./stage";
import type { TogetherMessage } from "./together";

startPresence();
startComments();
startStage();
startHandouts();
useRoom.subscribe((now, before) => {
  // Whoever sits down at a school's computer after somebody else may be in the same class.
  const isSamePerson = before.me === null || now.me?.id === before.me.id;
  if (now.id === before.id && isSamePerson) return;
  forgetStage();
  forgetHandouts();
  useProjector.setState({ projected: null, asked: null });
});
useConnection.subscribe((now, before) => {
  if (now.live !== "online" || before.live === "online") return;
  // What was told during an outage was told to nobody: a consent withdrawn meanwhile is none. Entering the class tells
  // what still holds.
  useProjector.setState({ projected: null, asked: null });
  if (useRoom.getState().me?.state === "in") void lookForHandouts();
});

export { lookForHandouts };

export function take(message: TogetherMessage): void {
  switch (message.type) {
    case "present":
      takePresent(message);
      break;
    case "absent":
      takeAbsent(message);
      break;
    case "comments":
      takeComments(message);
      break;
    case "shown":
      takeShown(message);
      break;
    case "handed_out":
      takeHandedOut(message);
      break;
    case "halted":
      sayHalted(message);
      break;
    case "contest_begun":
      sayContest(message);
      break;
    case "projector_asked":
      takeProjectorAsked(message);
      break;
    case "projected":
      takeProjected(message);
      break;
    default:
      message satisfies never;
  }
}

/** Its teacher, who has set it, looks at it already. */
function sayContest({ room, id, title }: ContestBegun): void {
  if (useRoom.getState().me?.state !== "in") return;
  const open = () => navigate(`/rooms/${room}/contests/${id}`);
  tellUndoable(i18next.t("together:contest.begun", { title }), "contest", open, i18next.t("together:contest.open"));
}

function sayHalted({ how, count }: Halted): void {
  tell(i18next.t(`together:halted.${how}`, { count }), "halted");
}
