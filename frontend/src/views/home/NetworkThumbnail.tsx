/** A network in miniature: a dot of its family's colour for every layer, lines for the connections. */
import type { Thumbnail } from "../../wire/messages.gen";
import { useAccents } from "./accents";
import classes from "./NetworkThumbnail.module.css";
import { pictureOf } from "./thumbnail";

export function NetworkThumbnail({ thumbnail, label }: { readonly thumbnail: Thumbnail; readonly label: string }) {
  const accents = useAccents();
  const { viewBox, cards, lines } = pictureOf(thumbnail);
  return (
    <svg
      className={classes.picture}
      viewBox={viewBox}
      role="img"
      aria-label={label}
      preserveAspectRatio="xMidYMid meet"
    >
      {lines.map(({ key, path }) => (
        <path key={key} d={path} className={classes.line} />
      ))}
      {cards.map(({ key, x, y, width, height, family }) => (
        <g key={key}>
          <rect x={x} y={y} width={width} height={height} rx={16} className={classes.card} />
          <rect
            x={x + 18}
            y={y + 18}
            width={width - 36}
            height={height - 36}
            rx={8}
            fill={accents.get(family) ?? "var(--sv-edge)"}
            className={classes.accent}
          />
        </g>
      ))}
    </svg>
  );
}
