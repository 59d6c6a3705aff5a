/** What a teacher gave this person: told when it comes, and on entering the class for what came meanwhile. */

import { create } from "zustand";
import type { HandedOut, HandoutEntry } from "../wire/messages.gen";
import { handouts } from "../wire/teaching";
import { tellError } from "./notices";
import { useProject } from "./project";
import { useTogether } from "./together";

/** Not opened yet, the newest first. */
export const useHandouts = create<{ unopened: readonly HandoutEntry[] }>(() => ({ unopened: [] }));

export function takeHandedOut({ project, title, room }: HandedOut): void {
  useHandouts.setState(({ unopened }) => ({ unopened: [{ project, title, room }, ...unopened] }));
}

/** Looks what is there from before. */
export async function lookForHandouts(): Promise<void> {
  try {
    useHandouts.setState({ unopened: (await handouts.mine()).handouts });
  } catch (error) {
    tellError(error);
  }
}

export function forgetHandouts(): void {
  useHandouts.setState({ unopened: [] });
}

/** It stays in the list of one's projects, and is not spoken of any more. */
export function putAside(project: string): void {
  useHandouts.setState(({ unopened }) => ({ unopened: unopened.filter((entry) => entry.project !== project) }));
}

async function noteOpened(project: string): Promise<void> {
  try {
    const { has_template } = await handouts.opened(project);
    if (useProject.getState().id === project) useTogether.setState({ hasTemplate: has_template });
    if (has_template) putAside(project);
  } catch (error) {
    tellError(error);
  }
}

/** Call once. */
export function startHandouts(): void {
  const look = ({ id, role }: { id: string | null; role: string }) => {
    useTogether.setState({ hasTemplate: false });
    if (id !== null && role === "owner") void noteOpened(id);
  };
  look(useProject.getState());
  useProject.subscribe((now, before) => {
    if (now.id !== before.id) look(now);
  });
}
