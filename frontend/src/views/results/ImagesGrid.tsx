/** The images behind a number: what each is, what the network took it for, and how sure it was. */

import { Button, Loader, UnstyledButton } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../i18n/numbers";
import { SamplePicture } from "../../panels/probe/SamplePicture";
import { useCatalog } from "../../state/catalog";
import { closeDialog } from "../../state/dialogs";
import { setProbe } from "../../state/probe";
import { showPhoneTab } from "../../state/view";
import { type ImagesWish, type ResultAnswer, resultsApi } from "../../wire/results";
import { FailedFace } from "../FailedFace";
import { useAnswer } from "../useAnswer";
import classes from "./Results.module.css";

const PAGE = 48;
const MOST = 1000;

interface ImagesGridProps {
  readonly result: ResultAnswer;
  readonly names: readonly string[];
  /** Keep it stable; another wish is another grid: pictures of one cell never stand under the name of another. */
  readonly wish: ImagesWish;
}

export function ImagesGrid({ result, names, wish }: ImagesGridProps) {
  const { t } = useTranslation("results");
  const [limit, setLimit] = useState(PAGE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other images are a new beginning
  useEffect(() => setLimit(PAGE), [result]);
  const ask = useCallback(
    (signal: AbortSignal) => resultsApi.images(result.run, result, wish, limit, signal),
    [result, wish, limit],
  );
  const { value, problem, again } = useAnswer(ask);
  const grey = useCatalog((catalog) => catalog.datasets.get(result.dataset)?.shape[0] === 1);
  if (problem) return <FailedFace title={t("images.failed")} problem={problem} onRetry={again} />;
  if (value === null) return <Loader size="sm" aria-label={t("common:loading")} />;
  if (value.total === 0) return <p className={classes.nothing}>{t("images.none")}</p>;
  const lookAt = (index: number) => {
    setProbe({ dataset: result.dataset, split: result.split, index });
    showPhoneTab("network");
    closeDialog();
  };
  return (
    <>
      <ul className={classes.images} data-testid="result-images">
        {value.images.map((image) => {
          const said = {
            label: names[image.label],
            predicted: names[image.predicted],
            confidence: formatPercent(image.confidence),
            truth: formatPercent(image.truth),
          };
          return (
            <li key={image.index}>
              <UnstyledButton
                className={classes.image}
                title={t("images.look")}
                aria-label={t("images.one", said)}
                onClick={() => lookAt(image.index)}
              >
                <span className={classes.picture}>
                  <SamplePicture
                    sample={{ dataset: result.dataset, split: result.split, index: image.index }}
                    grey={grey}
                  />
                </span>
                <span className={classes.answer} data-wrong={image.label !== image.predicted || undefined}>
                  {image.label === image.predicted ? said.predicted : `${said.label} → ${said.predicted}`}
                </span>
                <span className={classes.sure}>{said.confidence}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {value.total > value.images.length && value.images.length < MOST && (
        <Button size="compact-sm" variant="default" onClick={() => setLimit(Math.min(MOST, limit * 4))}>
          {t("images.more", { count: value.total - value.images.length })}
        </Button>
      )}
    </>
  );
}
