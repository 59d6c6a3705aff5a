/** The way from the network's answer to the pixels that it comes from. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { openDialog, useDialog } from "../../state/dialogs";
import { useProbe } from "../../state/probe";

export function WhyButton() {
  const { t } = useTranslation("probe");
  const isAnswered = useProbe(({ prediction }) => prediction !== null);
  const isOpen = useDialog(({ dialog }) => dialog?.name === "why");
  if (!isAnswered || isOpen) return null;
  return (
    <Button size="compact-xs" variant="light" title={t("why.help")} onClick={() => openDialog({ name: "why" })}>
      {t("why.open")}
    </Button>
  );
}
