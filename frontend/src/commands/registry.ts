/** All commands. A new one is an entry in its group's file; keys are given once, and a clash fails at start. */

import type { Command } from "./command";
import { editCommands } from "./edit";
import { exchangeCommands } from "./exchange";
import { groupCommands } from "./groups";
import { networkCommands } from "./network";
import { timeCommands } from "./time";
import { togetherCommands } from "./together";
import { trainingCommands } from "./training";
import { viewCommands } from "./view";

export const commands: readonly Command[] = register([
  ...editCommands,
  ...networkCommands,
  ...groupCommands,
  ...trainingCommands,
  ...timeCommands,
  ...exchangeCommands,
  ...togetherCommands,
  ...viewCommands,
]);

function register(all: readonly Command[]): readonly Command[] {
  const taken = new Set<string>();
  for (const name of all.flatMap(({ id, keys }) => [id, ...keys])) {
    if (taken.has(name)) throw new Error(`two commands are called ${name}`);
    taken.add(name);
  }
  return all;
}

/** Throws for an id that no command has: a button without a command is a mistake of the program. */
export function command(id: string): Command {
  const found = commands.find((entry) => entry.id === id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
}
