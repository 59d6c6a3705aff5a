/**
 * Every lab of the page. To add one, make a folder here and two files of texts; nothing is registered anywhere:
 *
 *   labs/<name>/lab.ts       `export const lab = defineLab({...})`: what it is (declare.ts) and the fields of its state
 *                            (fields.ts: whole, real, flag, choice, numbers, matrix, bits, channels). Imports no component.
 *   labs/<name>/View.tsx     `import "./texts"` first; `export default function View({ state, change }:
 *                            LabProps<typeof lab>)`. All that a person can change is in `state`, so that every moment is
 *                            a link; `change({ stride: 2 })` is a step of the history, `change({ at }, "replace")` a tick
 *                            of an animation. The frame shows title, what to try, examples, copy link and start over.
 *   labs/<name>/Picture.tsx  `export default function Picture()`: a small living picture for the index, 160×100, an SVG
 *                            in `--sv-*` colours, `aria-hidden`; it moves by CSS only, while its card is pointed at and not
 *                            under reduced motion: its first moment must be worth seeing.
 *   labs/<name>/texts.ts     addTexts("lab-<name>", { en, ru }) of `i18n/{en,ru}/late/lab-<name>.json`: `try` (two
 *                            sentences), `examples.<name>` for every example, and whatever the view says.
 *   labs/<name>/*.ts         the numbers: pure functions with the course's numbers as tests beside them.
 *
 * Parts to build with are in parts/: `Grid` (numbers as cells: edited, chosen, coloured, marked), `Player` (first,
 * back, play, step, last), `SliderRow`, `Panel` (a titled part of a lab).
 */

import type { Lab, LabView } from "./declare";

const declared = import.meta.glob<{ lab: Lab }>("./*/lab.ts", { eager: true });
const views = import.meta.glob<{ default: LabView }>("./*/View.tsx");

/** By rank; families are put together by the index. */
export const LABS: readonly Lab[] = Object.values(declared)
  .map(({ lab }) => lab)
  .sort((one, other) => one.rank - other.rank || one.name.localeCompare(other.name));

export function findLab(name: string): Lab | undefined {
  return LABS.find((lab) => lab.name === name);
}

/** The labs that show what a layer of this type does. */
export function labsOfLayer(type: string): readonly Lab[] {
  return LABS.filter(({ layers }) => layers.includes(type));
}

const loaded = new Map<string, Promise<LabView>>();

/** The view of a lab with its texts: one promise a lab, so that React can wait for it. */
export function loadView(name: string): Promise<LabView> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const load = views[`./${name}/View.tsx`];
  if (load === undefined) throw new Error(`labs/${name} has no View.tsx`);
  const promise = load().then((module) => module.default);
  loaded.set(name, promise);
  return promise;
}
