/** For which contest a project was begun, as this browser remembers. One that forbids storage says nothing of it. */

export interface ContestPlace {
  readonly room: string;
  readonly contest: string;
}

const key = (project: string) => `svertka.contest.${project}`;

export function rememberContest(project: string, { room, contest }: ContestPlace): void {
  try {
    localStorage.setItem(key(project), `${room} ${contest}`);
  } catch {
    // The contest's page is found from the class as well.
  }
}

export function contestOf(project: string): ContestPlace | null {
  try {
    const [room, contest] = localStorage.getItem(key(project))?.split(" ") ?? [];
    return room && contest ? { room, contest } : null;
  } catch {
    return null;
  }
}
