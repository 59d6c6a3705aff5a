/** Two runs side by side. */

export function TwoRuns({ ids }: { readonly ids: readonly [string, string] }) {
  return <p>{ids.join()}</p>;
}
