/** The camera's stream: begun by a press; let go when it is stopped, and when the part of the page that shows it goes. */

import { useCallback, useEffect, useRef, useState } from "react";
import { type CameraFault, faultOf } from "./cameraFault";

export interface CameraStream {
  readonly state: "off" | "asking" | "on" | CameraFault;
  /** While it is on. */
  readonly stream: MediaStream | null;
  readonly start: () => void;
  readonly stop: () => void;
}

type Now = Pick<CameraStream, "state" | "stream">;

const OFF: Now = { state: "off", stream: null };

/** Browsers hide the camera from pages that came over plain http from another machine. */
function hasCamera(): boolean {
  return window.isSecureContext && navigator.mediaDevices !== undefined;
}

/** `facing`: of a device with two cameras, the one that looks at the person, or away. */
export function useCameraStream(facing: "user" | "environment"): CameraStream {
  const [now, setNow] = useState<Now>(() => (hasCamera() ? OFF : { state: "insecure", stream: null }));
  const held = useRef<MediaStream | null>(null);
  /** Counts presses: a stream that a person is granted after a later one is not theirs any more. */
  const press = useRef(0);

  const letGo = useCallback(() => {
    press.current += 1;
    release(held.current);
    held.current = null;
  }, []);
  useEffect(() => letGo, [letGo]);

  const stop = useCallback(() => {
    letGo();
    setNow((before) => (before.state === "insecure" ? before : OFF));
  }, [letGo]);

  const start = useCallback(async () => {
    if (!hasCamera()) return;
    letGo();
    const own = press.current;
    setNow({ state: "asking", stream: null });
    try {
      const wish = { width: { ideal: 640 }, facingMode: facing };
      const stream = await navigator.mediaDevices.getUserMedia({ video: wish, audio: false });
      if (own !== press.current) return release(stream);
      held.current = stream;
      // It was unplugged, or the permission was taken back.
      for (const track of stream.getTracks()) track.addEventListener("ended", () => own === press.current && stop());
      setNow({ state: "on", stream });
    } catch (error) {
      if (own === press.current) setNow({ state: faultOf(error), stream: null });
    }
  }, [facing, letGo, stop]);

  return { ...now, start: useCallback(() => void start(), [start]), stop };
}

function release(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
