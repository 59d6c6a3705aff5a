/** An image of the gallery and its draws; where labels are mixed, their shares stand under each. */

import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../i18n/numbers";
import type { AugmentedImage, LabelShare } from "../../wire/messages.gen";
import classes from "./Augment.module.css";

interface AugmentedRowProps {
  readonly image: AugmentedImage;
  readonly classNames: readonly string[];
  readonly grey: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

export function AugmentedRow({ image, classNames, grey, isChosen, onChoose }: AugmentedRowProps) {
  const { t } = useTranslation("augment");
  const nameOf = (index: number) => classNames[index] ?? String(index);
  const words = (labels: readonly LabelShare[]) =>
    labels.length === 1
      ? nameOf(labels[0]?.index ?? image.label)
      : labels.map(({ index, share }) => `${nameOf(index)} ${formatPercent(share)}`).join(" · ");
  const isMixed = image.variants.some(({ labels }) => labels.length > 1);
  return (
    <div className={classes.row} data-chosen={isChosen || undefined}>
      <UnstyledButton
        className={classes.original}
        aria-pressed={isChosen}
        aria-label={t("choose", { label: nameOf(image.label), index: image.index })}
        onClick={onChoose}
      >
        <Picture png={image.png} alt="" grey={grey} />
        <span className={classes.caption}>{nameOf(image.label)}</span>
      </UnstyledButton>
      <ol className={classes.variants}>
        {image.variants.map((variant, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draw is its place
          <li key={place}>
            <Picture
              png={variant.png}
              alt={t("variant", { number: place + 1, label: words(variant.labels) })}
              grey={grey}
            />
            {isMixed &&
              variant.labels.map(({ index, share }) => (
                <span key={index} className={classes.share}>
                  <b>{nameOf(index)}</b> {variant.labels.length > 1 && formatPercent(share)}
                </span>
              ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Picture({ png, alt, grey }: { readonly png: string; readonly alt: string; readonly grey: boolean }) {
  return (
    <img
      className={classes.picture}
      data-grey={grey || undefined}
      src={`data:image/png;base64,${png}`}
      alt={alt}
      draggable={false}
    />
  );
}
