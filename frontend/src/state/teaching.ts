/** The part for people who look at the same thing: gives each message to its store. Loaded by `together`. */

import { startComments, takeComments } from "./comments";
import { startPresence, takeAbsent, takePresent } from "./presence";
import type { TogetherMessage } from "./together";

startPresence();
startComments();

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
  }
}
