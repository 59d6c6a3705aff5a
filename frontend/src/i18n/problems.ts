/** The sentence for a problem that the server names by code and parameters, in the page's current language. */
import i18next from "i18next";
import { formatBytes, formatSetting } from "./numbers";

/** What the server says of a problem: DESIGN §5, one catalogue of codes for both sides. */
export interface ProblemLike {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly message?: string | undefined;
}

/**
 * Falls back to the server's own sentence (its language may differ), then to the bare code, never to nothing. Where the
 * server says the same and goes on with what exactly is wrong, its longer sentence is taken.
 */
export function problemText(problem: ProblemLike): string {
  const key = `problems:${problem.code}`;
  if (!i18next.exists(key)) return problem.message ?? problem.code;
  const params: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(problem.params ?? {})) {
    params[name] = typeof value === "number" ? shown(name, value) : isNamed(value) ? value[i18next.language] : value;
  }
  // The catalogue is written for Python's str.format: `{height}`, one brace.
  const sentence = i18next.t(key, { replace: params, interpolation: { prefix: "{", suffix: "}", escapeValue: false } });
  return problem.message?.startsWith(sentence) ? problem.message : sentence;
}

/** A name in every language: the reader's is taken. */
function isNamed(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === "object" && value !== null && i18next.language in value;
}

/** As the server writes them: a name that ends in `_bytes` is an amount of memory. */
function shown(name: string, value: number): string {
  return name.endsWith("_bytes") ? formatBytes(value) : formatSetting(value);
}
