/** Where students go: the address that this page has itself, unless only the server's machine could open that. */

import { isLoopback } from "../../core/address";

export interface JoinAddress {
  /** as it is typed, without the scheme */
  readonly host: string;
  /** what the QR code says */
  readonly link: string;
  /** whether the page has another address itself: `lan` when the network's stands there, `nowhere` when there is none */
  readonly instead: "lan" | "nowhere" | null;
}

type Place = Pick<Location, "protocol" | "hostname" | "host" | "port">;

/** `lan`: the address under which other machines of the network reach the server, as it says itself. */
export function joinAddress(code: string, lan: string | null, place: Place): JoinAddress {
  const isOnlyHere = isLoopback(place.hostname);
  const host = isOnlyHere && lan !== null ? lan + (place.port && `:${place.port}`) : place.host;
  return {
    host,
    link: `${place.protocol}//${host}/j/${code}`,
    instead: isOnlyHere ? (lan === null ? "nowhere" : "lan") : null,
  };
}
