/** The camera's frames, while it is wanted. They stay in this tab: nothing is sent anywhere. */

import { useEffect } from "react";
import { type CameraStream, useCameraStream } from "../../state/useCameraStream";
import type { Plane } from "./filtering";
import { squareOf } from "./picture";

/** `onFrame` is called once an animation frame; keep it stable. The camera is let go when `isWanted` ends. */
export function useCamera(
  isWanted: boolean,
  onFrame: (planes: Plane[]) => void,
): Pick<CameraStream, "state" | "start"> {
  const { state, stream, start, stop } = useCameraStream("user");

  useEffect(() => {
    if (!isWanted) return;
    return stop;
  }, [isWanted, stop]);

  useEffect(() => {
    if (stream === null) return;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    video.play().catch(() => undefined); // it was stopped before its first frame
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
  }, [stream, onFrame]);

  return { state, start };
}
