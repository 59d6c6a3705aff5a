/** A picture from a file, chosen or dropped. Faults are said in words; the picture itself stays in the browser. */
import { Button, FileButton, Switch, Text } from "@mantine/core";
import { type DragEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatBytes } from "../../i18n/numbers";
import { setProbe } from "../../state/probe";
import { Icon } from "../../ui/icons";
import type { InputShape } from "./input";
import {
  decodePicture,
  faultOf,
  isDarkOnLight,
  type Picture,
  pictureToPixels,
  UPLOAD_LIMIT,
  UPLOAD_TYPES,
  type UploadFault,
} from "./picture-file";
import classes from "./Upload.module.css";

export function Upload({ shape }: { readonly shape: InputShape }) {
  const { t } = useTranslation("probe");
  const [picture, setPicture] = useState<Picture | null>(null);
  const [inverted, setInverted] = useState(false);
  const [fault, setFault] = useState<{ kind: UploadFault; size: number } | null>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    if (picture === null) return;
    setProbe({ pixels: pictureToPixels(picture, shape, inverted && shape.channels !== 3) }, "uploaded");
  }, [picture, shape, inverted]);

  const take = async (file: File | null | undefined) => {
    if (!file) return;
    const kind = faultOf(file);
    setFault(kind === null ? null : { kind, size: file.size });
    if (kind !== null) return;
    try {
      const decoded = await decodePicture(file);
      setInverted(isDarkOnLight(decoded));
      setPicture(decoded);
    } catch {
      setFault({ kind: "unreadable", size: file.size });
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same
    <div
      className={classes.upload}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton accept={UPLOAD_TYPES.join(",")} onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} fullWidth size="xs" px={8} variant="light" leftSection={<Icon name="upload" size={16} />}>
            {t(picture === null ? "upload.choose" : "upload.another")}
          </Button>
        )}
      </FileButton>
      {fault === null && (
        <Text size="xs" c="dimmed">
          {t("upload.drop")}
          <br />
          {t("upload.formats", { limit: formatBytes(UPLOAD_LIMIT) })}
        </Text>
      )}
      {picture !== null && shape.channels !== 3 && (
        <Switch
          size="xs"
          label={t("upload.invert")}
          checked={inverted}
          onChange={(event) => setInverted(event.currentTarget.checked)}
        />
      )}
      {fault !== null && (
        <Text size="xs" c="var(--sv-bad)" role="alert">
          {t(`upload.${fault.kind}`, { size: formatBytes(fault.size), limit: formatBytes(UPLOAD_LIMIT) })}
        </Text>
      )}
    </div>
  );
}
