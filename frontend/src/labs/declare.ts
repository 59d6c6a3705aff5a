/** What a lab says of itself. How a lab is added: registry.ts. */

import type { ComponentType } from "react";
import type { Language } from "../i18n/language";
import type { Fields, StateOf } from "./fields";

/** In the order in which the index shows them. */
export const FAMILIES = ["convolution", "cost", "fields", "layers", "training"] as const;

export type Family = (typeof FAMILIES)[number];

/** As registry entries of the server do: in both languages, in the file of the entry. */
export type InBoth = Readonly<Record<Language, string>>;

export interface Example {
  /** Its text is `examples.<name>` of the lab's area. */
  readonly name: string;
  /** What differs from the initial state. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** A lab as the frame knows it, whatever its state is. */
export interface Lab {
  /** The folder, the last part of the address, and `lab-<name>` the area of its texts. */
  readonly name: string;
  readonly family: Family;
  /** Place within the family; smaller is earlier. */
  readonly rank: number;
  /** Layer types (as in the catalogue) whose documentation leads here. */
  readonly layers: readonly string[];
  readonly title: InBoth;
  /** One sentence for the index. */
  readonly summary: InBoth;
  readonly fields: Fields;
  readonly examples: readonly Example[];
}

/** How a change enters the history of the tab: a step of its own, or (a tick of an animation) over the last one. */
export type Entering = "push" | "replace";

export interface ViewProps<State> {
  readonly state: State;
  /** Merges into the state at once; the address follows when the hand rests. */
  readonly change: (next: Partial<State>, entering?: Entering) => void;
}

/** What the `View` of a declared lab is given: `LabProps<typeof lab>`. */
export type LabProps<Declared extends { readonly fields: Fields }> = ViewProps<StateOf<Declared["fields"]>>;

/** The view as the frame calls it: it hands over what the lab's own fields have read. */
export type LabView = ComponentType<ViewProps<Record<string, unknown>>>;

interface Declaration<F extends Fields> extends Omit<Lab, "fields" | "examples"> {
  readonly fields: F;
  readonly examples: readonly { readonly name: string; readonly state: Partial<StateOf<F>> }[];
}

/** The declaration as it is; only its types are checked. */
export function defineLab<const F extends Fields>(declaration: Declaration<F>): Declaration<F> {
  return declaration;
}
