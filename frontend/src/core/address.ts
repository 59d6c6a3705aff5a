/** What an address of the page says about who can reach it. */

/** Whether a host names the machine the browser runs on (RFC 6761, section 6.3; 127.0.0.0/8 and ::1). */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
