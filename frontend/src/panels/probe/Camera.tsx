/** The camera: its frames go to the network one after another, until it is stopped or held still. */

import { Button, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { setProbe } from "../../state/probe";
import { useCameraStream } from "../../state/useCameraStream";
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
      <video ref={video} className={classes.video} muted playsInline hidden={!isOn} aria-label={t("picture")} />
      {!isOn && (
        <Button fullWidth size="xs" variant="light" loading={state === "asking"} onClick={start}>
          {t("start")}
        </Button>
      )}
      {isOn && (
        <div className={classes.tools}>
          <Button size="compact-xs" variant="default" onClick={hold}>
            {t(isHeld ? "go_on" : "hold")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={stop}>
            {t("stop")}
          </Button>
        </div>
      )}
      {state === "off" || state === "asking" || isOn ? (
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
