import { describe, expect, it } from "vitest";
import { bitmapScale, fileName, type Picture, type PictureCard, pictureBox, pictureSvg } from "./picture";

const card = (more: Partial<PictureCard> = {}): PictureCard => ({
  x: 0,
  y: 0,
  width: 120,
  height: 100,
  title: "conv 5×5",
  shape: "6×28×28",
  facts: "156 · RF 5",
  accent: "#4f6df5",
  maps: null,
  bars: null,
  ...more,
});

const picture = (more: Partial<Picture> = {}): Picture => ({
  title: "LeNet-5",
  theme: "light",
  cards: [card()],
  frames: [],
  wires: [],
  ...more,
});

describe("the picture", () => {
  it("holds all cards and frames with a margin", () => {
    const far = card({ x: 300, y: 200 });
    expect(pictureBox({ cards: [card(), far], frames: [] })).toEqual({ x: -32, y: -32, width: 484, height: 364 });
    const frame = { x: -50, y: 0, width: 10, height: 10, title: "Encoder" };
    expect(pictureBox({ cards: [card()], frames: [frame] }).x).toBe(-82);
    expect(pictureBox({ cards: [], frames: [] })).toMatchObject({ width: 64, height: 64 });
  });

  it("draws what a card says, and every edge", () => {
    const svg = pictureSvg(picture({ wires: [{ path: "M0 0L10 10", isSkip: true }] }));
    for (const part of ["conv 5×5", "6×28×28", "156 · RF 5", "#4f6df5", 'd="M0 0L10 10"', "<title>LeNet-5</title>"]) {
      expect(svg).toContain(part);
    }
  });

  it("takes the theme's colours and knows no variables of a page", () => {
    const light = pictureSvg(picture());
    const dark = pictureSvg(picture({ theme: "dark" }));
    expect(light).not.toBe(dark);
    expect(dark).toContain("#101115");
    expect(light + dark).not.toContain("var(");
  });

  it("shows a folded group as a stack of two sheets, and maps inside a card", () => {
    const sheets = (svg: string) => svg.match(/rx="10"/g)?.length;
    expect(sheets(pictureSvg(picture({ cards: [card({ accent: null })] })))).toBe(2);
    expect(sheets(pictureSvg(picture()))).toBe(1);
    const maps = { href: "data:image/png;base64,AAAA", width: 80, height: 40, isTiled: true };
    expect(pictureSvg(picture({ cards: [card({ maps })] }))).toContain(
      'x="20" y="30" width="80" height="40" href="data:',
    );
  });

  it("draws probabilities as bars, the longest for the likeliest", () => {
    const bars = [0, 0.25, 1].map((share, label) => ({ label: String(label), share }));
    const lengths = [
      ...pictureSvg(picture({ cards: [card({ bars })] })).matchAll(/<line x1="([\d.]+)" x2="([\d.]+)"/g),
    ].map(([, from, to]) => Number(to) - Number(from));
    expect(lengths).toEqual([0, 14, 56]);
  });

  it("is well-formed whatever a person typed", () => {
    const title = `<script>"&'\u0000\u001b`;
    const svg = pictureSvg(picture({ title, cards: [card({ title })], frames: [{ ...card(), title }] }));
    expect(svg).not.toContain("<script>");
    expect(svg.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(svg).toContain("&lt;script&gt;&quot;&amp;&apos;");
  });
});

describe("a bitmap", () => {
  it("has two pixels for one, as long as a canvas may be so large", () => {
    expect(bitmapScale({ width: 1000, height: 500 })).toBe(2);
    expect(bitmapScale({ width: 16384, height: 500 })).toBe(0.5);
  });
});

describe("the name of a file", () => {
  it("keeps letters of every language and nothing a system forbids", () => {
    expect(fileName("LeNet-5 reads digits", "svg")).toBe("LeNet-5-reads-digits.svg");
    expect(fileName("Моя сеть: №1/2", "png")).toBe("Моя-сеть-1-2.png");
    expect(fileName("../..", "json")).toBe("network.json");
  });
});
