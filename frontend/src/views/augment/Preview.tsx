/** Some training images, each as it is and as several draws make it; the maps of the chosen one are below. */

import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Operations } from "../../core/augmentation";
import { useCatalog } from "../../state/catalog";
import { Icon } from "../../ui/icons";
import { FailedFace } from "../FailedFace";
import classes from "./Augment.module.css";
import { AugmentedRow } from "./AugmentedRow";
import { LayerMaps } from "./LayerMaps";
import { type Draw, IMAGES, someImages, usePreview } from "./preview";

interface PreviewProps {
  readonly dataset: string;
  readonly operations: Operations;
}

export function Preview({ dataset, operations }: PreviewProps) {
  const { t } = useTranslation("augment");
  const entry = useCatalog((catalog) => catalog.datasets.get(dataset));
  const count = entry?.splits.train ?? 0;
  const [draw, setDraw] = useState<Draw>(() => ({
    dataset,
    indices: Array.from({ length: Math.min(IMAGES, Math.max(1, count)) }, (_, index) => index),
    seed: 0,
  }));
  const [chosen, choose] = useState(0);
  const { value, problem, again } = usePreview(draw, operations);
  const image = value?.images[chosen] ?? value?.images[0];
  const pictures = useMemo(() => (image ? [image.png, ...image.variants.map(({ png }) => png)] : []), [image]);

  return (
    <>
      <div className={classes.tools}>
        <Button
          size="compact-sm"
          leftSection={<Icon name="random" size={15} />}
          onClick={() => setDraw((before) => ({ ...before, seed: before.seed + 1 }))}
        >
          {t("another")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={count <= IMAGES}
          onClick={() => setDraw((before) => ({ ...before, indices: someImages(count, IMAGES, Math.random) }))}
        >
          {t("others")}
        </Button>
      </div>
      {problem && <FailedFace title={t("previewFailed")} problem={problem} onRetry={again} />}
      <div className={classes.faces}>
        {value && !problem && (
          <div className={classes.gallery} data-testid="augmented">
            <div className={classes.columnHeads} aria-hidden>
              <span>{t("original")}</span>
              <span>{t("draws")}</span>
            </div>
            {value.images.map((each, place) => (
              <AugmentedRow
                key={each.index}
                image={each}
                classNames={entry?.classes ?? []}
                grey={entry?.shape[0] === 1}
                isChosen={each === image}
                onChoose={() => choose(place)}
              />
            ))}
          </div>
        )}
        {!problem && pictures.length > 0 && <LayerMaps pictures={pictures} />}
      </div>
    </>
  );
}
