/** The tab's one connection. Opened once by the session; stores send through it. */

import { LiveConnection, type LiveListener } from "../wire/live";

let connection: LiveConnection | null = null;

export function openLive(listener: LiveListener): void {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  connection = new LiveConnection(`${scheme}://${location.host}/api/live`, listener);
  connection.open();
}

/** Throws before `openLive`: a store that sends then has been used without a session. */
export function live(): LiveConnection {
  if (!connection) throw new Error("the session has not started");
  return connection;
}
