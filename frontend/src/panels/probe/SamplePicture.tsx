/** A data set's image as a picture; a grey one is ink on the theme's paper, as on the canvas. */

import classes from "./SamplePicture.module.css";
import type { Sample } from "./samples";
import { sampleImage } from "./samples";

interface SamplePictureProps {
  readonly sample: Sample;
  readonly grey: boolean;
  /** What a screen reader says; empty where a caption beside it says it already. */
  readonly alt?: string;
}

export function SamplePicture({ sample, grey, alt = "" }: SamplePictureProps) {
  return (
    <img
      className={classes.picture}
      data-grey={grey || undefined}
      src={sampleImage(sample)}
      alt={alt}
      loading="lazy"
      draggable={false}
    />
  );
}
