/** The recipe's augmentation over the whole window: the list at one side, what it makes of some images at the other. */

import { Modal } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Operation, type Operations, operationsOf } from "../../core/augmentation";
import { augmentations } from "../../state/augmentations";
import { closeDialog, useDialog } from "../../state/dialogs";
import { setRecipeField } from "../../state/editing";
import { useProject } from "../../state/project";
import { changeRun } from "../../state/run";
import { FailedFace } from "../FailedFace";
import classes from "./Augment.module.css";
import { OperationList } from "./OperationList";
import { Preview } from "./Preview";
import "./texts";

const FIELD = "augmentation";

export function AugmentDialog() {
  const { t } = useTranslation("augment");
  const isOpen = useDialog((state) => state.dialog?.name === "augment");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      classNames={{ content: classes.content ?? "", body: classes.body ?? "", title: classes.title ?? "" }}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {isOpen && <Augment />}
    </Modal>
  );
}

function Augment() {
  const { t } = useTranslation("augment");
  const mine = useProject((project) => project.mine);
  const value = useProject((project) => project.document?.recipe[FIELD]);
  const dataset = useProject((project) => project.document?.dataset);
  const { entries, problem } = augmentations.use();
  const list = useMemo(() => operationsOf(value), [value]);
  const change = useCallback((next: Operations, gesture: string | null) => {
    const plain = next.map((operation): Operation => ({ ...operation }));
    setRecipeField(FIELD, plain, gesture);
    changeRun(FIELD, plain);
  }, []);
  const [catalogue] = entries ?? [];
  return (
    <>
      <p className={classes.summary}>{t("summary")}</p>
      <div className={classes.columns}>
        <section className={classes.list} aria-label={t("list")}>
          {problem && <FailedFace title={t("failed")} problem={problem} onRetry={() => void augmentations.load()} />}
          {catalogue && <OperationList catalogue={catalogue} list={list} disabled={!mine} onChange={change} />}
        </section>
        <section className={classes.preview} aria-label={t("preview")}>
          {dataset !== undefined && <Preview key={dataset} dataset={dataset} operations={list} />}
        </section>
      </div>
    </>
  );
}
