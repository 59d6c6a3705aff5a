/** A batch as a box seen from the front: channels across, places (H·W) up, samples into the depth; a part of it is filled.
 * After Wu and He 2018, "Group Normalization", figure 2. */

import classes from "./Normalisation.module.css";

export interface Part {
  /** from where to where, 0 to 1 */
  readonly samples: readonly [number, number];
  readonly channels: readonly [number, number];
}

const [ACROSS, UP] = [72, 46];
const DEEP = { x: 30, y: 20 };
const WHOLE: Part = { samples: [0, 1], channels: [0, 1] };

type Corner = readonly [channel: number, sample: number, up: number];

function at([channel, sample, up]: Corner): string {
  return `${(4 + channel * ACROSS + sample * DEEP.x).toFixed(1)} ${(DEEP.y + UP + 6 - up * UP - sample * DEEP.y).toFixed(1)}`;
}

function face(...corners: readonly Corner[]): string {
  return `M${corners.map(at).join("L")}Z`;
}

/** Front, top and right side: what is seen of a box. */
function faces({ channels: [c0, c1], samples: [n0, n1] }: Part): string[] {
  return [
    face([c0, n1, 1], [c1, n1, 1], [c1, n0, 1], [c0, n0, 1]),
    face([c1, n0, 0], [c1, n1, 0], [c1, n1, 1], [c1, n0, 1]),
    face([c0, n0, 0], [c1, n0, 0], [c1, n0, 1], [c0, n0, 1]),
  ];
}

export function Cube({ part }: { readonly part: Part }) {
  return (
    <svg className={classes.cube} viewBox="0 0 112 88" aria-hidden="true">
      {faces(WHOLE).map((d) => (
        <path key={d} className={classes.whole} d={d} />
      ))}
      {faces(part).map((d) => (
        <path key={d} className={classes.part} d={d} />
      ))}
      <text x={4 + ACROSS / 2} y={84}>
        C
      </text>
      <text x={95} y={70}>
        N
      </text>
    </svg>
  );
}
