/** The arithmetic of one value of a layer, with the network's own numbers; the last of the three levels. */
import "./texts";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Unit, unitIn } from "../../core/unit";
import { formatShape } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { useInputNode } from "../../panels/probe/target";
import { pin, useUnit } from "../../state/unit";
import { Icon } from "../../ui/icons";
import type { FaceProps } from "../node/faces";
import { OutputMap } from "./OutputMap";
import classes from "./Pixel.module.css";
import { Result } from "./Result";
import { Seen } from "./Seen";
import { Steps } from "./Steps";
import { inChannel, type Shape } from "./sliding";
import { useArithmetic } from "./useArithmetic";
import { usePixelWatch } from "./usePixelWatch";
import { usePlay } from "./usePlay";

/** CSS pixels of the pictures on the right; and on a narrow screen, above. */
const SIDE = 290;
const NARROW_SIDE = 164;
const NARROW = "(max-width: 62em)";

export function PixelFace({ id, graph, shape, entry, mode }: FaceProps) {
  if (shape === null) return null;
  return <PixelOf key={id} id={id} graph={graph} shape={shape} entry={entry} mode={mode} />;
}

type PixelOfProps = Pick<FaceProps, "id" | "graph" | "entry" | "mode"> & { readonly shape: Shape };

function PixelOf({ id, graph, shape, entry, mode }: PixelOfProps) {
  const { t } = useTranslation("pixel");
  const chosen = useUnit((units) => units.pinned);
  const unit = useMemo(() => unitIn(id, shape, chosen), [id, shape, chosen]);
  const [offset, setOffset] = useState(0);
  const input = useInputNode();
  const sources = useMemo(
    () => Object.values(graph.edges).flatMap((edge) => (edge.target === id ? [edge.source] : [])),
    [graph.edges, id],
  );
  usePixelWatch(id, sources, input, mode);
  const { answer, problem } = useArithmetic(unit, mode, offset);
  const [isPlaying, togglePlay] = usePlay(unit, shape, answer);
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const side = isNarrow ? NARROW_SIDE : SIDE;
  const { channel, y, x } = unit;
  const isMap = y !== null && x !== null;

  // What is shown is what a link would lead to.
  useEffect(() => pin(unit), [unit]);

  return (
    <div className={classes.face} data-testid="pixel-face">
      <div className={classes.left}>
        {problem && <p className={classes.note}>{problemText(problem)}</p>}
        {answer && (
          <div className={classes.reckoning} data-stale={problem !== null || undefined}>
            <div className={classes.steps}>
              <Steps answer={answer} entry={entry} offset={offset} onOffset={setOffset} />
            </div>
            <Result answer={answer} unit={unit} />
          </div>
        )}
      </div>
      <div className={classes.right}>
        <section className={classes.aside}>
          <h3 className={classes.heading}>
            {isMap ? t("output.map", { channel }) : t("output.features")}{" "}
            <small>{isMap ? formatShape(shape.slice(1)) : formatShape(shape)}</small>
          </h3>
          <div className={classes.tools}>
            {isMap && (
              <span className={classes.channels}>
                <Turn unit={unit} shape={shape} by={-1} />
                <span>{t("output.at", { channel, y, x })}</span>
                <Turn unit={unit} shape={shape} by={1} />
              </span>
            )}
            {!isMap && <span>{t("feature", { channel })}</span>}
            <Button
              size="compact-xs"
              variant={isPlaying ? "light" : "default"}
              leftSection={<Icon name={isPlaying ? "pause" : "play"} size={14} />}
              aria-pressed={isPlaying}
              onClick={togglePlay}
            >
              {t("output.slide")}
            </Button>
          </div>
          <OutputMap unit={unit} shape={shape} side={side} isPicture={id === input} />
          <p className={classes.note}>{t(isMap ? "output.hint" : "output.hint_features")}</p>
        </section>
        {input !== null && input !== id && <Seen unit={unit} input={input} side={side} />}
      </div>
    </div>
  );
}

interface TurnProps {
  readonly unit: Unit;
  readonly shape: Shape;
  readonly by: 1 | -1;
}

/** The same place of the map before or after. */
function Turn({ unit, shape, by }: TurnProps) {
  const { t } = useTranslation("pixel");
  const there = inChannel(unit, shape, unit.channel + by);
  const label = t(by < 0 ? "output.previous" : "output.next");
  return (
    <Tooltip label={`${label} (${by < 0 ? "PageUp" : "PageDown"})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={label}
        disabled={there === null}
        onClick={() => pin(there)}
      >
        <Icon name={by < 0 ? "previous" : "next"} size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
