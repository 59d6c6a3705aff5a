/** B0 and the scaled network to the same scale: the image as a square, then a bar a block, as high as it has maps. */

import { useTranslation } from "react-i18next";
import { Scroll } from "../parts/Scroll";
import type { Scaled } from "./efficientnet";
import classes from "./Scaling.module.css";

interface NetworkPictureProps {
  readonly network: Scaled;
  readonly base: Scaled;
}

const [BAR, GAP, STAGE] = [7, 2, 7];
/** What the drawing is as high as: maps of the widest stage, and pixels of the image. */
const HEIGHT = 90;
const LEAST = { maps: 640, side: 600 };

export function NetworkPicture({ network, base }: NetworkPictureProps) {
  const { t } = useTranslation("lab-compound-scaling");
  const most = {
    maps: Math.max(LEAST.maps, ...network.stages.map(({ channels }) => channels)),
    side: Math.max(LEAST.side, network.side),
  };
  const drawn = [base, network].map((one) => drawing(one, most));
  const width = Math.max(560, ...drawn.map((one) => one.width));
  return (
    <Scroll label={t("picture")}>
      <div className={classes.pictures}>
        {drawn.map(({ image, bars }, index) => (
          <figure key={index === 0 ? "base" : "scaled"} className={classes.figure}>
            <figcaption>{index === 0 ? "B0" : t("scaled")}</figcaption>
            <svg viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
              <rect className={classes.image} x={1} y={(HEIGHT - image) / 2} width={image} height={image} rx={3} />
              {bars.map(({ x, height, stage }) => (
                <rect
                  key={x}
                  className={index === 0 ? classes.base : classes.scaledBar}
                  opacity={0.45 + stage * 0.09}
                  x={x}
                  y={(HEIGHT - height) / 2}
                  width={BAR}
                  height={height}
                  rx={2}
                />
              ))}
            </svg>
          </figure>
        ))}
      </div>
    </Scroll>
  );
}

function drawing({ side, stages }: Scaled, most: { readonly maps: number; readonly side: number }) {
  const image = (side / most.side) * HEIGHT - 2;
  let x = image + 12;
  const bars = stages.flatMap(({ blocks, channels }, stage) => {
    const height = Math.max(3, (channels / most.maps) * HEIGHT);
    const row = Array.from({ length: blocks }, (_, block) => ({ x: x + block * (BAR + GAP), height, stage }));
    x += blocks * (BAR + GAP) + STAGE;
    return row;
  });
  return { image, bars, width: x };
}
