/** A frame of the camera as the network's input. Nothing of it is kept. */

import type { ProbeInput } from "../../wire/types";
import type { InputShape } from "./input";
import { decodePicture, isDarkOnLight, middleOf, pictureToPixels } from "./picture-file";

/** Frames a second that are shown to the network; it has answered one before the next is due. */
export const RATE = 8;

/** The middle of a frame as the network takes it; of grey networks dark ink on light paper is turned round. */
export async function inputOf(video: HTMLVideoElement, shape: InputShape): Promise<ProbeInput> {
  if (shape.channels === 3) return { image: pictureOf(video, shape) };
  const picture = await decodePicture(video);
  return { pixels: pictureToPixels(picture, shape, isDarkOnLight(picture)) };
}

/** A JPEG of the network's size in base64: a fiftieth of what its numbers would be as text. */
function pictureOf(video: HTMLVideoElement, shape: InputShape): string {
  const canvas = document.createElement("canvas");
  canvas.width = shape.width;
  canvas.height = shape.height;
  const { left, top, width, height } = middleOf(video.videoWidth, video.videoHeight, shape);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no 2d canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(video, left, top, width, height, 0, 0, shape.width, shape.height);
  return canvas.toDataURL("image/jpeg", 0.92).split(",")[1] ?? "";
}
