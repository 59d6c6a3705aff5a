/** The camera: its frames go to the network one after another, until it is stopped or held still. */

import { Button, Text } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { setProbe } from "../../state/probe";
import classes from "./Camera.module.css";
import { type CameraFault, faultOf, hasCamera, inputOf, RATE } from "./camera";
import "./cameraTexts";
import type { InputShape } from "./input";

type State = "off" | "asking" | "on" | "held" | CameraFault;

export function Camera({ shape }: { readonly shape: InputShape }) {
  const { t } = useTranslation("camera");
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const [state, setState] = useState<State>(hasCamera() ? "off" : "insecure");

  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = async () => {
    setState("asking");
    try {
      const wish = { width: { ideal: 640 }, facingMode: "environment" };
      stream.current = await navigator.mediaDevices.getUserMedia({ video: wish, audio: false });
    } catch (error) {
      return setState(faultOf(error));
    }
    const element = video.current;
    if (element === null) return stop(); // the panel has gone while the person was asked
    element.srcObject = stream.current;
    await element.play();
    setState("on");
  };

  useEffect(() => {
    if (state !== "on") return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = async () => {
      const element = video.current;
      if (element !== null && element.videoWidth > 0 && !document.hidden) {
        const input = await inputOf(element, shape);
        if (!isOver) setProbe(input, "camera");
      }
      if (!isOver) timer = setTimeout(show, 1000 / RATE);
    };
    void show();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [state, shape]);

  const isOn = state === "on" || state === "held";
  return (
    <div className={classes.camera}>
      <video ref={video} className={classes.video} muted playsInline hidden={!isOn} aria-label={t("picture")} />
      {!isOn && (
        <Button fullWidth size="xs" variant="light" loading={state === "asking"} onClick={() => void start()}>
          {t("start")}
        </Button>
      )}
      {isOn && (
        <div className={classes.tools}>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              if (state === "on") video.current?.pause();
              else void video.current?.play();
              setState(state === "on" ? "held" : "on");
            }}
          >
            {t(state === "on" ? "hold" : "go_on")}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              stop();
              setState("off");
            }}
          >
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
