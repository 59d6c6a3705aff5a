/** The four ways to cut a batch. */

import { Cube, type Part } from "./Cube";
import classes from "./Picture.module.css";

const PARTS: readonly Part[] = [
  { channels: [0.25, 0.5], samples: [0, 1] },
  { channels: [0, 1], samples: [0, 0.34] },
  { channels: [0.25, 0.5], samples: [0, 0.34] },
  { channels: [0, 0.5], samples: [0, 0.34] },
];

export default function Picture() {
  return (
    <span className={classes.cubes}>
      {PARTS.map((part) => (
        <span key={part.channels.join(" ") + part.samples.join(" ")}>
          <Cube part={part} />
        </span>
      ))}
    </span>
  );
}
