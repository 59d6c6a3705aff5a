/** What is not there yet says nothing. */
export function ResultsPanel() {
  return null;
}
