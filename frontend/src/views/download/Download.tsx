/** Getting something onto the server: the button with its size, how far it is, and the way out. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatBytes } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import type { Problem } from "../../wire/types";
import classes from "./Download.module.css";
import "./texts";

export interface Obtainable {
  readonly title: string;
  readonly state: string;
  readonly bytes: number;
  readonly total: number;
  readonly problem: Problem | null;
}

interface DownloadProps {
  readonly of: Obtainable;
  /** Who looks may have the server get it. */
  readonly may: boolean;
  /** It cannot be asked how far it is, at the moment. */
  readonly isLost: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

export function Download({ of, may, isLost, onStart, onCancel }: DownloadProps) {
  const { t } = useTranslation("download");
  const size = formatBytes(of.total);
  const here = formatBytes(of.bytes);
  if (of.state === "downloading") return <Going of={of} isLost={isLost} onCancel={onCancel} />;
  const label = of.bytes > 0 ? t("goOn", { here, size }) : t("get", { size });
  return (
    <>
      {of.problem && <p className={classes.problem}>{problemText(of.problem)}</p>}
      {may ? (
        <Button size="xs" onClick={onStart} aria-label={`${of.title}: ${label}`}>
          {label}
        </Button>
      ) : (
        <p className={classes.hint}>{t("mayNot", { size })}</p>
      )}
      {may && of.bytes > 0 && <Discard title={of.title} onCancel={onCancel} />}
    </>
  );
}

function Going({ of, isLost, onCancel }: Pick<DownloadProps, "of" | "isLost" | "onCancel">) {
  const { t } = useTranslation("download");
  const isPreparing = of.bytes >= of.total;
  return (
    <>
      <progress
        className={classes.progress}
        max={of.total}
        value={of.bytes}
        aria-label={t("progress", { title: of.title })}
      />
      <span className={classes.hint}>
        {isPreparing ? t("preparing") : t("of", { here: formatBytes(of.bytes), size: formatBytes(of.total) })}
      </span>
      {isLost && <span className={classes.problem}>{t("lost")}</span>}
      <Discard title={of.title} onCancel={onCancel} />
    </>
  );
}

function Discard({ title, onCancel }: { readonly title: string; readonly onCancel: () => void }) {
  const { t } = useTranslation("download");
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      aria-label={t("cancelLabel", { title })}
      onClick={() => onCancel()}
    >
      {t("cancel")}
    </Button>
  );
}
