/** A student's way into and out of what the teacher shows. While they go along, keys do nothing outside of the bars. */

import { Button } from "@mantine/core";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useProject } from "../../state/project";
import { useIsQuiet } from "../../state/quiet";
import { follow, goBack, leaveMirror, useStage } from "../../state/stage";
import { useTogether } from "../../state/together";
import { Icon } from "../../ui/icons";
import classes from "./Together.module.css";

/** What a browser or its reader does with a key is theirs: reload, the size of the text. */
function isOfBrowser({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === "Tab" || ctrlKey || metaKey || /^F\d+$/.test(key);
}

/** `bars`: what lies above the glass. */
export function MirrorBar({ bars }: { readonly bars: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation("together");
  const { project, isFollowing } = useStage();
  const isThere = useProject(({ id }) => id === project);
  const isQuiet = useIsQuiet(); // the curtain keeps the keys then
  const isMirrored = useTogether((state) => state.isMirrored);
  useEffect(() => {
    if (!isMirrored || isQuiet) return;
    // A press of a key is for what has the focus, which may lie behind the glass.
    const keep = (event: KeyboardEvent) => {
      if (isOfBrowser(event) || bars.current?.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", keep, { capture: true });
    return () => window.removeEventListener("keydown", keep, { capture: true });
  }, [isMirrored, isQuiet, bars]);
  if (project === null) return null;
  return (
    <section className={classes.strip} data-strip data-live={isFollowing || undefined}>
      <Icon name="screen" />
      <p role="status">{t(isFollowing ? "stage.following" : "stage.offered")}</p>
      {isFollowing ? (
        <>
          <Button size="compact-sm" variant="default" onClick={leaveMirror}>
            {t("stage.leave")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={goBack}>
            {t("stage.back")}
          </Button>
        </>
      ) : (
        <>
          <Button size="compact-sm" onClick={follow}>
            {t("stage.follow")}
          </Button>
          {isThere && (
            <Button size="compact-sm" variant="default" onClick={goBack}>
              {t("stage.back")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
