import { describe, expect, it } from "vitest";
import { decodeFrame } from "./frames";

/** A frame as the contract writes it; `payload` follows the padded header. */
function frame(items: object[], payload: Uint8Array): ArrayBuffer {
  const header = new TextEncoder().encode(JSON.stringify({ watch: "canvas", project: "p", items }));
  const length = Math.ceil((4 + header.length) / 8) * 8 - 4;
  const bytes = new Uint8Array(4 + length + payload.length).fill(0x20);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.set(header, 4);
  bytes.set(payload, 4 + length);
  return bytes.buffer;
}

const base = { node: "conv1", kind: "activations", channels: [0], tiles: 1, height: 1 };

describe("a frame", () => {
  it("gives views of bytes and of floats", () => {
    const floats = new Uint8Array(Float32Array.from([0.25, -3]).buffer);
    const payload = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, ...floats]);
    const { header, items } = decodeFrame(
      frame(
        [
          { ...base, dtype: "uint8", width: 3, lo: [0], hi: [1], offset: 0, length: 3 },
          { ...base, dtype: "float32", width: 2, lo: [-3], hi: [0.25], offset: 8, length: 8 },
        ],
        payload,
      ),
    );
    expect(header.watch).toBe("canvas");
    expect([...(items[0]?.data ?? [])]).toEqual([1, 2, 3]);
    expect([...(items[1]?.data ?? [])]).toEqual([0.25, -3]);
  });

  it("says how many tiles there are where only some are sent", () => {
    const item = { ...base, dtype: "uint8", width: 1, lo: [0], hi: [1], offset: 0, length: 1 };
    const { items } = decodeFrame(frame([item, { ...item, total: 96 }], new Uint8Array(1)));
    expect(items.map(({ total }) => total)).toEqual([1, 96]);
  });

  it("copies floats that are not aligned", () => {
    const payload = new Uint8Array([9, ...new Uint8Array(Float32Array.from([1.5]).buffer)]);
    const { items } = decodeFrame(
      frame([{ ...base, dtype: "float32", width: 1, lo: [1.5], hi: [1.5], offset: 1, length: 4 }], payload),
    );
    expect([...(items[0]?.data ?? [])]).toEqual([1.5]);
  });

  it("says NaN where nothing was finite", () => {
    const { items } = decodeFrame(
      frame([{ ...base, dtype: "uint8", width: 1, lo: [null], hi: [null], offset: 0, length: 1 }], new Uint8Array(1)),
    );
    expect(items[0]?.lo[0]).toBeNaN();
  });

  it("refuses one that is cut off", () => {
    const whole = frame(
      [{ ...base, dtype: "uint8", width: 4, lo: [0], hi: [1], offset: 0, length: 4 }],
      new Uint8Array(4),
    );
    expect(() => decodeFrame(whole.slice(0, whole.byteLength - 2))).toThrow(RangeError);
  });
});
