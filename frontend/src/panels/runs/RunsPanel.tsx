/** What is not there yet says nothing. */
export function RunsPanel() {
  return null;
}
