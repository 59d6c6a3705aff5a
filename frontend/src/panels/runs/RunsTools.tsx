/** What is done with several runs: compared, or made by the dozen. */

import { Button, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { openDialog } from "../../state/dialogs";
import { useProject } from "../../state/project";
import { useRuns } from "../../state/runs";
import { Icon } from "../../ui/icons";

export function RunsTools() {
  const { t } = useTranslation("runs");
  const [first, second] = useRuns(({ chosen }) => chosen);
  const mine = useProject((project) => project.mine);
  const isPair = first !== undefined && second !== undefined;
  return (
    <>
      <Tooltip label={t("compare_hint")} disabled={isPair}>
        <Button
          size="compact-xs"
          variant={isPair ? "filled" : "default"}
          aria-disabled={!isPair}
          data-disabled={!isPair || undefined}
          leftSection={<Icon name="compare" size={14} />}
          onClick={() => isPair && openDialog({ name: "runs", face: { kind: "two", runs: [first, second] } })}
        >
          {t("compare")}
        </Button>
      </Tooltip>
      <Button size="compact-xs" variant="default" onClick={() => openDialog({ name: "experiments" })}>
        {t("experiments")}
      </Button>
      {mine && (
        <>
          <Button size="compact-xs" variant="default" onClick={() => openDialog({ name: "sweep" })}>
            {t("sweep")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => openDialog({ name: "transfer" })}>
            {t("transfer")}
          </Button>
        </>
      )}
    </>
  );
}
