/** Asks a student whether their project may be shown, and says for as long as it is. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { tellError } from "../../state/notices";
import { useProjector } from "../../state/projector";
import { Icon } from "../../ui/icons";
import { classroom } from "../../wire/teaching";
import classes from "./Together.module.css";

/** `card`: it lies on a curtain, not in a row of its own below the page. */
export function ProjectorQuestion({ card = false }: { readonly card?: boolean }) {
  const { t } = useTranslation("together");
  const asked = useProjector((state) => state.asked);
  if (asked === null) return null;
  const isStrip = asked.is_shown && !card;
  const answer = (given: boolean) => void classroom.consent(asked.room, given).catch(tellError);
  return (
    <section
      className={isStrip ? classes.strip : classes.bar}
      data-strip={isStrip || undefined}
      data-live={asked.is_shown || undefined}
    >
      <Icon name="screen" />
      <p role="status">{t(asked.is_shown ? "projector.shown" : "projector.question", { title: asked.title })}</p>
      {asked.is_shown ? (
        <Button size="compact-sm" variant="default" onClick={() => answer(false)}>
          {t("projector.withdraw")}
        </Button>
      ) : (
        <>
          <Button size="xs" onClick={() => answer(true)}>
            {t("projector.yes")}
          </Button>
          <Button size="xs" variant="default" onClick={() => answer(false)}>
            {t("projector.no")}
          </Button>
        </>
      )}
    </section>
  );
}
