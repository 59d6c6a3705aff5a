/** The camera: its frames go to the network one after another, until it is stopped or held still. */

import { ActionIcon, Button, Text, Tooltip } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { setProbe } from "../../state/probe";
import { useCameraStream } from "../../state/useCameraStream";
import { Icon, type IconName } from "../../ui/icons";
import classes from "./Camera.module.css";
import { inputOf, RATE } from "./camera";
import "./cameraTexts";
import type { InputShape } from "./input";

export function Camera({ shape }: { readonly shape: InputShape }) {
  const { t } = useTranslation("camera");
  const video = useRef<HTMLVideoElement>(null);
  const { state, stream, start, stop } = useCameraStream("environment");
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    setHeld(false);
    element.srcObject = stream;
    if (stream !== null) element.play().catch(() => undefined); // it was stopped before its first frame
  }, [stream]);

  useEffect(() => {
    if (stream === null || isHeld) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = async () => {
      const element = video.current;
      if (element !== null && element.videoWidth > 0 && !document.hidden) {
        const input = await inputOf(element, shape).catch(() => null); // the camera was taken away meanwhile
        if (input !== null && !isOver) setProbe(input, "camera");
      }
      if (!isOver) timer = setTimeout(show, 1000 / RATE);
    };
    void show();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [stream, isHeld, shape]);

  const hold = () => {
    if (isHeld) video.current?.play().catch(() => undefined);
    else video.current?.pause();
    setHeld(!isHeld);
  };

  const isOn = state === "on";
  return (
    <div className={classes.camera}>
      <div className={classes.on} hidden={!isOn}>
        <video ref={video} className={classes.video} muted playsInline aria-label={t("picture")} title={t("private")} />
        <div className={classes.tools}>
          <Tool label={t(isHeld ? "go_on" : "hold")} icon={isHeld ? "play" : "pause"} onClick={hold} />
          <Tool label={t("stop")} icon="close" onClick={stop} />
        </div>
      </div>
      {!isOn && (
        <Button fullWidth size="xs" variant="light" loading={state === "asking"} onClick={start}>
          {t("start")}
        </Button>
      )}
      {isOn ? null : state === "off" || state === "asking" ? (
        <Text size="xs" c="dimmed">
          {t("private")}
        </Text>
      ) : (
        <Text size="xs" c="var(--sv-bad)" role="alert">
          {t(`faults.${state}`)}
        </Text>
      )}
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: IconName;
  readonly onClick: () => void;
}

/** Beside the picture, as the pen's tools are: below it there is no room. */
function Tool({ label, icon, onClick }: ToolProps) {
  return (
    <Tooltip label={label} position="right" openDelay={400}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}
