/** The confusion matrix to walk through: point at a cell or go there with the arrow keys, open the images behind it. */

import { Switch } from "@mantine/core";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type Ref,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { cellAfter, countAt, type Matrix, shareAt } from "../../core/results";
import { formatPercent } from "../../i18n/numbers";
import { MatrixCanvas } from "../../panels/results/MatrixCanvas";
import { cellAt, type Layout } from "../../panels/results/matrixDrawing";
import classes from "./Results.module.css";

type Place = readonly [label: number, predicted: number];

interface ConfusionMatrixProps {
  readonly matrix: Matrix;
  readonly names: readonly string[];
  readonly chosen: Place | null;
  readonly onChoose: (place: Place) => void;
}

const LARGEST = 680;
const LEAST = 260;
/** What stands above and below it: figures, the sentence on a cell, the pairs. */
const AROUND = 400;
/** A cell in which a number of three digits can be read. */
const READABLE = 28;
const FEW = 24;

export function ConfusionMatrix({ matrix, names, chosen, onChoose }: ConfusionMatrixProps) {
  const { t } = useTranslation("results");
  const frame = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const [available, setAvailable] = useState(0);
  const [layout, setLayout] = useState<Layout | null>(null);
  const [at, setAt] = useState<Place>([0, 0]);
  const [enlarged, setEnlarged] = useState(false);
  const isLarge = matrix.size > FEW;

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => {
      const height = Math.max(LEAST, window.innerHeight - AROUND);
      setAvailable(Math.min(LARGEST, element.clientWidth - 6, height));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);

  const under = ({ nativeEvent }: MouseEvent) =>
    layout && cellAt(layout, matrix.size, nativeEvent.offsetX, nativeEvent.offsetY);
  const point = (event: PointerEvent) => {
    const cell = under(event);
    if (cell !== null) setAt(cell);
  };
  const walk = useCallback(
    (event: KeyboardEvent) => {
      const next = cellAfter(at, event.key, matrix.size);
      if (next !== null) {
        setAt(next);
        requestAnimationFrame(() => mark.current?.scrollIntoView({ block: "nearest", inline: "nearest" }));
      } else if (event.key === "Enter" || event.key === " ") onChoose(at);
      else return;
      event.preventDefault();
    },
    [at, matrix.size, onChoose],
  );

  const [label, predicted] = at;
  const told = {
    count: countAt(matrix, label, predicted),
    label: names[label],
    predicted: names[predicted],
    share: formatPercent(shareAt(matrix, label, predicted)),
  };
  return (
    <div className={classes.confusion}>
      <div className={classes.axes}>
        <span>{t("matrix.axes")}</span>
        {isLarge && (
          <Switch
            size="xs"
            label={t("matrix.enlarge")}
            checked={enlarged}
            onChange={(event) => setEnlarged(event.currentTarget.checked)}
          />
        )}
      </div>
      <div ref={frame} className={classes.frame}>
        {available > 0 && (
          // A table of ten thousand buttons would help nobody.
          <div
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the cells
            tabIndex={0}
            className={classes.walk}
            aria-label={t("matrix.label")}
            aria-describedby="confusion-cell"
            data-testid="confusion-matrix"
            onKeyDown={walk}
            onPointerMove={point}
            onClick={(event) => {
              const cell = under(event);
              if (cell !== null) onChoose(cell);
            }}
          >
            <MatrixCanvas
              matrix={matrix}
              names={names}
              available={available}
              cell={isLarge && enlarged ? READABLE : null}
              named
              onLayout={setLayout}
            />
            {layout && <Mark ref={mark} layout={layout} place={at} kind="pointed" />}
            {layout && chosen && <Mark layout={layout} place={chosen} kind="chosen" />}
          </div>
        )}
      </div>
      <p id="confusion-cell" className={classes.cell} aria-live="polite">
        {t(label === predicted ? "matrix.right" : "matrix.wrong", told)}
      </p>
    </div>
  );
}

interface MarkProps {
  readonly ref?: Ref<HTMLSpanElement>;
  readonly layout: Layout;
  readonly place: Place;
  readonly kind: "pointed" | "chosen";
}

function Mark({ ref, layout, place: [label, predicted], kind }: MarkProps) {
  const { cell, left, top } = layout;
  const style = { left: left + predicted * cell, top: top + label * cell, width: cell, height: cell };
  return <span ref={ref} className={classes.mark} data-kind={kind} style={style} />;
}
