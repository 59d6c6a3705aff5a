/** Where the parts of a network's miniature lie: pure geometry in canvas units. */
import type { Thumbnail } from "../../wire/messages.gen";

/** About the size of a card on the canvas, so that the miniature has its proportions. */
const CARD = { width: 150, height: 130 };
const MARGIN = 60;

/** How far a line runs on before it turns back. */
const TURN = 30;

/** A network of one layer must not fill its picture: at least this much canvas is shown. */
const LEAST = { width: 900, height: 420 };

interface Picture {
  readonly viewBox: string;
  readonly cards: readonly {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly family: string;
  }[];
  readonly lines: readonly { readonly key: string; readonly path: string }[];
}

export function pictureOf({ nodes, edges }: Thumbnail): Picture {
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const left = Math.min(...xs, Number.POSITIVE_INFINITY);
  const top = Math.min(...ys, Number.POSITIVE_INFINITY);
  const [x0, y0] = nodes.length === 0 ? [0, 0] : [left, top];
  const width = nodes.length === 0 ? 0 : Math.max(...xs) - x0 + CARD.width;
  const height = nodes.length === 0 ? 0 : Math.max(...ys) - y0 + CARD.height;
  const shownWidth = Math.max(width + 2 * MARGIN, LEAST.width);
  const shownHeight = Math.max(height + 2 * MARGIN, LEAST.height);
  const originX = x0 + width / 2 - shownWidth / 2;
  const originY = y0 + height / 2 - shownHeight / 2;
  return {
    viewBox: [originX, originY, shownWidth, shownHeight].map(Math.round).join(" "),
    cards: nodes.map((node, index) => ({ key: String(index), x: node.x, y: node.y, ...CARD, family: node.family })),
    lines: edges.flatMap(([from, to], index) => {
      const source = nodes[from ?? -1];
      const target = nodes[to ?? -1];
      if (source === undefined || target === undefined) return [];
      const [sx, sy] = [source.x + CARD.width, source.y + CARD.height / 2];
      const [tx, ty] = [target.x, target.y + CARD.height / 2];
      return [{ key: String(index), path: lineBetween(sx, sy, tx, ty) }];
    }),
  };
}

/** Forward a soft bend; backward (a new row) around the cards, as the canvas draws it. */
function lineBetween(sx: number, sy: number, tx: number, ty: number): string {
  if (tx > sx) {
    const middle = (sx + tx) / 2;
    return `M${sx} ${sy}C${middle} ${sy} ${middle} ${ty} ${tx} ${ty}`;
  }
  return `M${sx} ${sy}h${TURN}V${(sy + ty) / 2}H${tx - TURN}V${ty}h${TURN}`;
}
