/** Which output map is made of which input maps, drawn for six of each. */

import classes from "./Separable.module.css";

const MAPS = [0, 1, 2, 3, 4, 5];
const GAP = 20;

interface LinksProps {
  /** Groups of six maps: 1 links all with all, 6 each with its own. */
  readonly groups: number;
  /** A 1×1 convolution after it, which links all with all. */
  readonly isMixed?: boolean;
}

export function Links({ groups, isMixed = false }: LinksProps) {
  const size = MAPS.length / groups;
  const y = (map: number) => 12 + GAP * map;
  const columns = isMixed ? [16, 76, 136] : [16, 136];
  const last = columns.at(-1) ?? 0;
  const first = columns[1] ?? 0;
  return (
    <svg className={classes.links} viewBox="0 0 152 124" aria-hidden="true">
      {MAPS.flatMap((from) =>
        MAPS.filter((to) => Math.floor(from / size) === Math.floor(to / size)).map((to) => (
          <line key={`${from}-${to}`} className={classes.window} x1={16} y1={y(from)} x2={first} y2={y(to)} />
        )),
      )}
      {isMixed &&
        MAPS.flatMap((from) =>
          MAPS.map((to) => (
            <line key={`${from}+${to}`} className={classes.point} x1={first} y1={y(from)} x2={last} y2={y(to)} />
          )),
        )}
      {columns.flatMap((x) =>
        MAPS.map((map) => (
          <rect key={`${x},${map}`} className={classes.one} x={x - 7} y={y(map) - 7} width={14} height={14} rx={3} />
        )),
      )}
    </svg>
  );
}
