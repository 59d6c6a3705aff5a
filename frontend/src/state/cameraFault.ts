/** Why there is no picture from the camera. */

export type CameraFault = "insecure" | "refused" | "absent" | "busy";

/** What `getUserMedia` fails with (Media Capture and Streams, section 10.2), as what a person can do something about. */
export function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "absent" : "busy";
}
