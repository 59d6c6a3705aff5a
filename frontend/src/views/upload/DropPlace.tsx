/** Where an archive is dropped or chosen, what it may look like, and why the last one was refused. */

import { Alert, Button, FileButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ProblemLike, problemText } from "../../i18n/problems";
import { Icon } from "../../ui/icons";
import classes from "./Upload.module.css";
import { bring } from "./uploading";

const FOLDERS = "pets.zip\n├ cat\n│ ├ 1.jpg\n│ └ 2.jpg\n└ dog\n  └ 3.jpg";
const PARTS = "pets.zip\n├ train\n│ ├ cat …\n│ └ dog …\n└ test\n  ├ cat …\n  └ dog …";
const TABLE = "pets.zip\n├ labels.csv\n│   file,label\n│   1.jpg,cat\n│   2.jpg,dog\n├ 1.jpg\n└ 2.jpg";

export function DropPlace({ problem }: { readonly problem: ProblemLike | null }) {
  const { t } = useTranslation("upload");
  const [isOver, setOver] = useState(false);
  return (
    <>
      {problem && (
        <Alert color="red" role="alert" mb="md">
          {problem.code === "offline" ? t("common:offline.text") : problemText(problem)}
        </Alert>
      )}
      <section
        className={classes.drop}
        data-over={isOver || undefined}
        aria-label={t("drop")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file) void bring(file);
        }}
      >
        <Icon name="upload" size={28} />
        <p>{t("drop")}</p>
        <FileButton accept=".zip,application/zip" onChange={(file) => file && void bring(file)}>
          {(props) => (
            <Button {...props} size="sm">
              {t("choose")}
            </Button>
          )}
        </FileButton>
      </section>
      <ul className={classes.forms}>
        {(
          [
            ["folders", FOLDERS],
            ["parts", PARTS],
            ["table", TABLE],
          ] as const
        ).map(([form, drawing]) => (
          <li key={form}>
            <strong>{t(`forms.${form}`)}</strong>
            <pre aria-hidden="true">{drawing}</pre>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>{t("promise")}</p>
    </>
  );
}
