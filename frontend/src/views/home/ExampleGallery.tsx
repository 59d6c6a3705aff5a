/** Networks to start from; choosing one makes a project of one's own. */
import { Skeleton, UnstyledButton } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import card from "../../ui/Card.module.css";
import { useAnswer } from "../useAnswer";
import classes from "./ExampleGallery.module.css";
import { NetworkThumbnail } from "./NetworkThumbnail";
import { listExamples } from "./projects";

interface ExampleGalleryProps {
  readonly onChosen: (example: string) => void;
  readonly disabled: boolean;
}

export function ExampleGallery({ onChosen, disabled }: ExampleGalleryProps) {
  const { t } = useTranslation("home");
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles and summaries come in the page's language
  const ask = useCallback((signal: AbortSignal) => listExamples(signal), [language]);
  const { value, problem } = useAnswer(ask);
  // Without examples the page is complete all the same; the list of projects says what is wrong with the server.
  if (problem !== null && value === null) return null;
  return (
    <section aria-labelledby="examples">
      <h2 id="examples" className={classes.title}>
        {t("examples")}
      </h2>
      <p className={classes.text}>{t("examples_text")}</p>
      <div className={classes.grid}>
        {value === null && [1, 2, 3].map((place) => <Skeleton key={place} height={190} radius={14} />)}
        {value?.examples.map((example) => (
          <UnstyledButton
            key={example.name}
            className={card.card}
            disabled={disabled}
            aria-label={t("start", { title: example.title })}
            onClick={() => onChosen(example.name)}
          >
            <span className={card.picture}>
              <NetworkThumbnail thumbnail={example.thumbnail} label={t("picture")} />
            </span>
            <span className={classes.name}>
              {example.title}
              {example.trained && <span className={classes.trained}>{t("trained")}</span>}
            </span>
            <span className={classes.summary}>{example.summary}</span>
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
