/** Runs over the whole window: all of them, those of a series as table and chart, or two side by side. */

import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import "../../panels/runs/texts";
import { closeDialog, openDialog, type RunsFace, useDialog } from "../../state/dialogs";
import { Icon } from "../../ui/icons";
import { AllRuns } from "./AllRuns";
import classes from "./RunsView.module.css";
import { SeriesFace } from "./SeriesFace";
import { TwoRuns } from "./TwoRuns";

export function RunsView() {
  const { t } = useTranslation("runs");
  const dialog = useDialog((state) => state.dialog);
  const face = dialog?.name === "runs" ? dialog.face : null;
  return (
    <Modal
      opened={face !== null}
      onClose={closeDialog}
      fullScreen
      title={
        <span className={classes.title}>
          {t(face?.kind === "two" ? "two.title" : "title")}
          {face !== null && face.kind !== "list" && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<Icon name="previous" size={13} />}
              onClick={() => openDialog({ name: "runs", face: { kind: "list" } })}
            >
              {t("series.all")}
            </Button>
          )}
        </span>
      }
      classNames={{ content: classes.content ?? "", body: classes.body ?? "", header: classes.header ?? "" }}
      closeButtonProps={{ "aria-label": t("common:close") }}
      data-testid="runs-view"
    >
      {face && <Face face={face} />}
    </Modal>
  );
}

function Face({ face }: { readonly face: RunsFace }) {
  switch (face.kind) {
    case "list":
      return <AllRuns />;
    case "series":
      return <SeriesFace key={face.series} id={face.series} />;
    case "two":
      return <TwoRuns key={face.runs.join()} ids={face.runs} />;
  }
}
