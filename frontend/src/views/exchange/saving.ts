/** Files for the person to keep: given to the browser, which saves them where it saves everything. */

import { bitmapScale, type Picture, pictureBox, pictureSvg } from "../../core/picture";

export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address));
}

export function svgFile(picture: Picture): Blob {
  return new Blob([pictureSvg(picture)], { type: "image/svg+xml" });
}

/** The same picture in pixels. Throws where the browser cannot make one so large. */
export async function pngFile(picture: Picture): Promise<Blob> {
  const { width, height } = pictureBox(picture);
  const scale = bitmapScale({ width, height });
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const address = URL.createObjectURL(svgFile(picture));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser gave no picture"))), "image/png"),
  );
}
