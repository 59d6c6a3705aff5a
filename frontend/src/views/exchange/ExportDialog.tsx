/** Taking the network elsewhere: as a PyTorch file that proves itself, weights, ONNX, the whole project, a picture. */

import { Button, Modal, Switch } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { fileName } from "../../core/picture";
import { closeDialog, useDialog } from "../../state/dialogs";
import { currentGraph } from "../../state/editing";
import { useProject } from "../../state/project";
import { ApiProblem } from "../../wire/api";
import { drawNetwork } from "./drawing";
import classes from "./Exchange.module.css";
import { Faults } from "./Faults";
import { EXTENSIONS, exportFile, FORMATS, type Format } from "./files";
import { ProofOfExport } from "./ProofOfExport";
import { pngFile, save, svgFile } from "./saving";
import "./texts";

export function ExportDialog() {
  const { t } = useTranslation("exchange");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "export");
  const id = useProject((project) => project.id);
  const title = useProject((project) => project.document?.title ?? "");
  return (
    <Modal
      opened={isOpen && id !== null}
      onClose={closeDialog}
      title={t("export.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {id !== null && (
        <ul className={classes.rows}>
          {FORMATS.map((format) => (
            <FormatRow key={format} format={format} id={id} title={title} />
          ))}
          <PictureRow title={title} />
        </ul>
      )}
    </Modal>
  );
}

interface FormatRowProps {
  readonly format: Format;
  readonly id: string;
  readonly title: string;
}

function FormatRow({ format, id, title }: FormatRowProps) {
  const { t } = useTranslation("exchange");
  const { isBusy, problem, act } = useAction();
  return (
    <Row title={t(`export.${format}.title`)} text={t(`export.${format}.text`)} problem={problem}>
      {format === "pytorch" && <ProofOfExport id={id} />}
      <Button
        size="xs"
        variant="light"
        loading={isBusy}
        aria-label={t("export.save", { title: t(`export.${format}.title`) })}
        onClick={() => void act(async () => save(await exportFile(id, format), fileName(title, EXTENSIONS[format])))}
      >
        .{EXTENSIONS[format]}
      </Button>
    </Row>
  );
}

function PictureRow({ title }: { readonly title: string }) {
  const { t } = useTranslation("exchange");
  const { isBusy, problem, act } = useAction();
  const [maps, setMaps] = useState(true);
  const drawn = () => {
    const graph = currentGraph();
    return graph && drawNetwork(graph, { title, maps });
  };
  const savePicture = (kind: "svg" | "png") =>
    act(async () => {
      const picture = drawn();
      if (picture) save(kind === "svg" ? svgFile(picture) : await pngFile(picture), fileName(title, kind));
    });
  return (
    <Row title={t("export.picture.title")} text={t("export.picture.text")} problem={problem}>
      <Switch
        size="xs"
        label={t("export.picture.maps")}
        checked={maps}
        onChange={(event) => setMaps(event.currentTarget.checked)}
      />
      <div className={classes.buttons}>
        {(["svg", "png"] as const).map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="light"
            loading={isBusy}
            aria-label={t("export.save", { title: kind.toUpperCase() })}
            onClick={() => void savePicture(kind)}
          >
            .{kind}
          </Button>
        ))}
      </div>
    </Row>
  );
}

interface RowProps {
  readonly title: string;
  readonly text: string;
  readonly problem: ApiProblem | null;
  readonly children: ReactNode;
}

function Row({ title, text, problem, children }: RowProps) {
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <h3>{title}</h3>
        <p>{text}</p>
        {problem && <Faults problem={problem} />}
      </div>
      <div className={classes.actions}>{children}</div>
    </li>
  );
}

/** Something that takes a while, and what was wrong with it. */
function useAction() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const act = async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, act };
}
