/** What this browser remembers of earlier visits. A browser that forbids storage meets everything as if new. */

/** `teaches`: somebody has logged in as a teacher here. */
type Memory = "visited" | "toured" | "teaches";

export function remembers(memory: Memory): boolean {
  try {
    return localStorage.getItem(`svertka.${memory}`) !== null;
  } catch {
    return false;
  }
}

export function remember(memory: Memory): void {
  try {
    localStorage.setItem(`svertka.${memory}`, "yes");
  } catch {
    // The next visit then greets the person once more.
  }
}
