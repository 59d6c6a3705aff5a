/** A tab that was open while the server was updated asks for parts that are gone: it loads the new page by itself. */

const RELOADED_AT = "svertka.reloaded";

/** A page that is broken on the server must not be asked for without end. */
const LEAST_PAUSE_MS = 10_000;

/** Whether the tab may load itself again at `now`, when it last did so at `before` (milliseconds, or null). */
export function mayReload(before: string | null, now: number): boolean {
  return before === null || now - Number(before) > LEAST_PAUSE_MS;
}

/** Call once. A part that cannot be had twice in a row says so in its place (`later`). Without a server nothing is stale,
 * there would be no page to load, and what it has not been told yet would be lost: `isAllowed` says so. */
export function reloadStalePage(isAllowed: () => boolean): void {
  window.addEventListener("vite:preloadError", (event) => {
    if (!isAllowed()) return;
    try {
      if (!mayReload(sessionStorage.getItem(RELOADED_AT), Date.now())) return;
      sessionStorage.setItem(RELOADED_AT, String(Date.now()));
    } catch {
      return; // without storage there is no telling how often: leave it to the person
    }
    event.preventDefault();
    location.reload();
  });
}
