/** A patch of an image: what a unit sees of it, enlarged, and the whole image with the frame of that. */

import type { CSSProperties } from "react";
import { SamplePicture } from "../../panels/probe/SamplePicture";
import type { Sample } from "../../panels/probe/samples";
import { type Box, boxOnImage, imageInBox, type Shares } from "./patches";
import classes from "./Wants.module.css";

interface PatchPictureProps {
  readonly sample: Sample;
  readonly grey: boolean;
  /** Channels, height and width of the network's input, to which the image is brought. */
  readonly input: readonly [number, number, number];
  /** Null: the whole image. */
  readonly box: Box | null;
}

/** What the unit sees; hatched where that is padding. */
export function Seen({ sample, grey, input, box }: PatchPictureProps) {
  const [top, left, bottom, right] = box ?? [0, 0, input[1], input[2]];
  const sides = { aspectRatio: `${right - left} / ${bottom - top}` };
  return (
    <span className={classes.seen} style={sides}>
      <span className={classes.placed} style={percent(imageInBox([top, left, bottom, right], input))}>
        <SamplePicture sample={sample} grey={grey} />
      </span>
    </span>
  );
}

/** The whole image with the frame of what the unit sees. */
export function Framed({ sample, grey, input, box }: PatchPictureProps) {
  return (
    <span className={classes.framed} style={{ aspectRatio: `${input[2]} / ${input[1]}` }}>
      <SamplePicture sample={sample} grey={grey} />
      {box && <span className={classes.frame} style={percent(boxOnImage(box, input))} />}
    </span>
  );
}

function percent({ left, top, width, height }: Shares): CSSProperties {
  return { left: `${100 * left}%`, top: `${100 * top}%`, width: `${100 * width}%`, height: `${100 * height}%` };
}
