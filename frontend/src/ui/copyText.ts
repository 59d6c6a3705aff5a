/** Text into the clipboard: browsers give it to secure pages only, and a person can refuse it to those. */

/** false: it was not given. */
export async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext || !navigator.clipboard) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
