/** What is not there yet says nothing. */
export function SignalsPanel() {
  return null;
}
