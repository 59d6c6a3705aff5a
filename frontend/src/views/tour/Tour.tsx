/** Five notes beside the parts they speak of. Nothing is blocked: one can draw and build while a note is shown. */
import { Button, CloseButton, Portal } from "@mantine/core";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDialog } from "../../state/dialogs";
import { useProjector } from "../../state/projector";
import { useIsQuiet } from "../../state/quiet";
import { useView } from "../../state/view";
import { isTouched } from "../../ui/touch";
import { placeNote, type Rect, ringAround } from "./placing";
import { endTour, goTo, STEPS, type TourStep, useTour } from "./steps";
import classes from "./Tour.module.css";
import { useOffer } from "./useOffer";

export function Tour() {
  const step = useTour((tour) => tour.step);
  useOffer();
  const shown = step === null ? undefined : STEPS[step];
  const isCovered = useIsCovered();
  if (step === null || shown === undefined || isCovered) return null;
  return (
    <Portal>
      <Note key={step} index={step} step={shown} />
    </Portal>
  );
}

/** A dialog or what the teacher says to the class is read first: the note waits behind it. */
function useIsCovered(): boolean {
  const isDialog = useDialog(({ dialog }) => dialog !== null);
  const isHelp = useView((view) => view.helpOpen);
  const isAsked = useProjector(({ asked }) => asked !== null && !asked.is_shown);
  const isQuiet = useIsQuiet();
  return isDialog || isHelp || isAsked || isQuiet;
}

function Note({ index, step }: { readonly index: number; readonly step: TourStep }) {
  const { t, i18n } = useTranslation("tour");
  const note = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ light: Rect; left: number; top: number } | null>(null);
  const isLast = index === STEPS.length - 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the note's size changes with the language
  useLayoutEffect(() => {
    const target = step.targets.map((selector) => document.querySelector(selector)).find((found) => found !== null);
    const measure = () => {
      const own = note.current?.getBoundingClientRect();
      if (own === undefined) return;
      const screen = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
      const middle = new DOMRect(screen.width / 2, screen.height / 2);
      const part = target?.getBoundingClientRect() ?? middle;
      const light = ringAround(part, target?.parentElement?.getBoundingClientRect() ?? part, screen);
      setPlace({ light, ...placeNote(light, own, screen) });
    };
    measure();
    // Panels fill and canvases settle after the first frame: the part and what holds it are measured whenever they do.
    const resized = new ResizeObserver(measure);
    for (const element of [target, target?.parentElement, document.body]) if (element) resized.observe(element);
    return () => resized.disconnect();
  }, [step, i18n.language]);

  useEffect(() => {
    note.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") endTour();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      {place !== null && <div className={classes.light} style={place.light} aria-hidden="true" />}
      <div
        ref={note}
        className={classes.note}
        style={place === null ? undefined : { left: place.left, top: place.top }}
        role="dialog"
        aria-label={t("label")}
        aria-describedby="tour-text"
        tabIndex={-1}
        data-testid="tour"
      >
        <div className={classes.head}>
          <h2 className={classes.title}>{t(`steps.${step.name}.title`)}</h2>
          <CloseButton size="sm" aria-label={i18n.t("close")} onClick={endTour} />
        </div>
        <p id="tour-text" className={classes.text}>
          {t(`steps.${step.name}.text`, { context: isTouched() ? "touch" : undefined })}
        </p>
        <div className={classes.foot}>
          <span className={classes.count}>{t("step", { step: index + 1, count: STEPS.length })}</span>
          {index > 0 && (
            <Button size="xs" variant="subtle" onClick={() => goTo(index - 1)}>
              {t("previous")}
            </Button>
          )}
          {!isLast && (
            <Button size="xs" variant="subtle" color="gray" onClick={endTour}>
              {t("skip")}
            </Button>
          )}
          <Button size="xs" onClick={() => (isLast ? endTour() : goTo(index + 1))}>
            {t(isLast ? "finish" : "next")}
          </Button>
        </div>
      </div>
    </>
  );
}
