/** Where students go: the address that this page has itself, unless only this machine could open that. */

import { isLoopback } from "../../core/address";

export interface JoinAddress {
  /** without the scheme, as it is typed */
  readonly host: string;
  /** what the QR code says */
  readonly link: string;
  /** no other machine can open it */
  readonly isOnlyHere: boolean;
}

export function useJoinAddress(code: string): JoinAddress {
  return {
    host: location.host,
    link: `${location.origin}/j/${code}`,
    isOnlyHere: isLoopback(location.hostname),
  };
}
