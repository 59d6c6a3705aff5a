/** What is typed in a form and cannot be taken: a training that starts now would go by the values before it. */

const faults = new Map<string, string>();

/** Of a field as long as it is shown; null: it is all right, or gone. */
export function setFault(field: string, sentence: string | null): void {
  if (sentence === null) faults.delete(field);
  else faults.set(field, sentence);
}

export function firstFault(): string | null {
  const [first] = faults.values();
  return first ?? null;
}
