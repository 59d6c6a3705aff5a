/** Bringing something in: a project, an ONNX graph, or weights for the network at hand. */

import { Button, FileButton, Modal } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { ACCEPTED, importKind, isForeignWeights } from "../../core/importing";
import { closeDialog, useDialog } from "../../state/dialogs";
import { tell } from "../../state/notices";
import { useProject } from "../../state/project";
import { openProject } from "../../state/session";
import { Icon } from "../../ui/icons";
import { ApiProblem } from "../../wire/api";
import classes from "./Exchange.module.css";
import { Faults } from "./Faults";
import { importProject, importWeights } from "./files";
import "./texts";

export function ImportDialog() {
  const { t } = useTranslation("exchange");
  const dialog = useDialog((state) => state.dialog);
  const isOpen = dialog?.name === "import";
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      title={t("import.title")}
      size="md"
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {isOpen && <ImportForm brought={dialog.file ?? null} />}
    </Modal>
  );
}

/** What was wrong with a file: told by the server, or seen before it left. */
type Refusal = { name: string; problem: ApiProblem } | { name: string; reason: "unknown" | "pickled" | "no_network" };

function ImportForm({ brought }: { readonly brought: File | null }) {
  const { t } = useTranslation("exchange");
  const { id, mine } = useProject();
  const [, navigate] = useLocation();
  const forget = useRef<() => void>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const weightsTo = mine ? id : null;

  const take = useCallback(
    async (file: File) => {
      const { name } = file;
      const kind = importKind(name);
      setRefusal(null);
      if (kind === null) return setRefusal({ name, reason: isForeignWeights(name) ? "pickled" : "unknown" });
      if (kind === "weights" && weightsTo === null) return setRefusal({ name, reason: "no_network" });
      setBusyWith(name);
      try {
        if (kind === "weights" && weightsTo !== null) {
          const { keys, parameters } = await importWeights(weightsTo, file);
          await openProject(weightsTo);
          tell(t("import.weightsTaken", { count: keys, parameters }), "import");
        } else {
          const project = await importProject(file);
          navigate(`/p/${project.id}`);
          if (kind === "project") tell(t("import.imported", { title: project.title }), "import");
        }
        closeDialog();
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setRefusal({ name, problem: error });
      } finally {
        setBusyWith(null);
        forget.current?.(); // the same file, mended, may be chosen again
      }
    },
    [weightsTo, navigate, t],
  );

  // A file that was dropped on the page is taken at once.
  useEffect(() => {
    if (brought) void take(brought);
  }, [brought, take]);

  return (
    <>
      <ul className={classes.kinds}>
        <li>{t("import.project")}</li>
        <li>{t("import.onnx")}</li>
        <li>{t(weightsTo === null ? "import.weightsLater" : "import.weights")}</li>
      </ul>
      <FileButton accept={ACCEPTED} resetRef={forget} onChange={(file) => file && void take(file)}>
        {(props) => (
          <Button {...props} fullWidth leftSection={<Icon name="upload" size={16} />} loading={busyWith !== null}>
            {t("import.choose")}
          </Button>
        )}
      </FileButton>
      <p className={classes.hint}>{t("import.drop")}</p>
      <div aria-live="polite">
        {busyWith !== null && <p className={classes.hint}>{t("import.reading", { name: busyWith })}</p>}
        {refusal && (
          <>
            <p className={classes.refused}>{refusal.name}</p>
            {"problem" in refusal ? (
              <Faults problem={refusal.problem} />
            ) : (
              <p className={classes.faults}>{t(`import.refused.${refusal.reason}`)}</p>
            )}
          </>
        )}
      </div>
    </>
  );
}
