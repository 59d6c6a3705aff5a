/** The recipe's augmentation in the form: what is in the list, and the way to the preview, where it is changed. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isOn, operationsOf } from "../../core/augmentation";
import { useOperationTitle } from "../../state/augmentations";
import { openDialog } from "../../state/dialogs";
import type { Json } from "../../wire/types";
import classes from "./AugmentationField.module.css";
import "../../views/augment/texts";

export function AugmentationField({ value, label }: { readonly value: Json; readonly label: string }) {
  const { t } = useTranslation("augment");
  const title = useOperationTitle();
  const list = operationsOf(value).filter(isOn);
  return (
    <div className={classes.field}>
      <p className={classes.list}>{list.length > 0 ? list.map(({ op }) => title(op)).join(" → ") : t("none")}</p>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${label}: ${t("open")}`}
        onClick={() => openDialog({ name: "augment" })}
      >
        {t("open")}
      </Button>
    </div>
  );
}
