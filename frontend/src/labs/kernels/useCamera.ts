/** The camera's frames, while it is wanted. They stay in this tab: nothing is sent anywhere. */

import { useCallback, useEffect, useRef, useState } from "react";
import type { Plane } from "./filtering";
import { squareOf } from "./picture";

/** insecure: the browser gives cameras to secure pages only · refused: by the person or the system · absent: none there */
export type CameraState = "off" | "starting" | "on" | "insecure" | "refused" | "absent";

export interface Camera {
  readonly state: CameraState;
  readonly start: () => void;
}

/** `onFrame` is called once an animation frame; keep it stable. The camera is let go when `isWanted` ends. */
export function useCamera(isWanted: boolean, onFrame: (planes: Plane[]) => void): Camera {
  const [state, setState] = useState<CameraState>("off");
  const stream = useRef<MediaStream | null>(null);
  const isStill = useRef(false);

  const stop = useCallback(() => {
    isStill.current = true;
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setState("off");
  }, []);

  const start = useCallback(async () => {
    if (!window.isSecureContext || navigator.mediaDevices === undefined) {
      setState("insecure");
      return;
    }
    setState("starting");
    isStill.current = false;
    try {
      const taken = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
      if (isStill.current) {
        for (const track of taken.getTracks()) track.stop();
        return;
      }
      stream.current = taken;
      setState("on");
    } catch (error) {
      setState(error instanceof DOMException && error.name === "NotFoundError" ? "absent" : "refused");
    }
  }, []);

  useEffect(() => {
    if (!isWanted) return;
    return stop;
  }, [isWanted, stop]);

  useEffect(() => {
    if (state !== "on" || stream.current === null) return;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream.current;
    void video.play();
    let next = 0;
    const frame = () => {
      if (video.videoWidth > 0) onFrame(squareOf(video, video.videoWidth, video.videoHeight, true));
      next = requestAnimationFrame(frame);
    };
    next = requestAnimationFrame(frame);
    return () => {
      cancelAnimationFrame(next);
      video.srcObject = null;
    };
  }, [state, onFrame]);

  return { state, start: useCallback(() => void start(), [start]) };
}
