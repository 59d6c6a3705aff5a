/** EfficientNet-B0 made deeper, wider and sharper: its stages, parameters and multiply-adds, in integers. */

/** How much larger than B0. */
export interface Scale {
  readonly depth: number;
  readonly width: number;
  readonly resolution: number;
}

interface Row {
  readonly expansion: number;
  readonly kernel: number;
  readonly stride: number;
  readonly channels: number;
  readonly blocks: number;
}

/** Tan and Le 2019, "EfficientNet", table 1, the rows of MBConv. */
const ROWS: readonly Row[] = [
  { expansion: 1, kernel: 3, stride: 1, channels: 16, blocks: 1 },
  { expansion: 6, kernel: 3, stride: 2, channels: 24, blocks: 2 },
  { expansion: 6, kernel: 5, stride: 2, channels: 40, blocks: 2 },
  { expansion: 6, kernel: 3, stride: 2, channels: 80, blocks: 3 },
  { expansion: 6, kernel: 5, stride: 1, channels: 112, blocks: 3 },
  { expansion: 6, kernel: 5, stride: 2, channels: 192, blocks: 4 },
  { expansion: 6, kernel: 3, stride: 1, channels: 320, blocks: 1 },
];
const STEM = 32;
/** The head has four times as many maps as the last stage. */
const HEAD = 4;
const SIDE = 224;
const CLASSES = 1000;
/** A block's maps are squeezed to a quarter of those that enter it, to weigh them (squeeze and excitation). */
const SQUEEZE = 4;
const MULTIPLE = 8;

/** One stage of the scaled network. */
export interface Stage {
  readonly kernel: number;
  readonly expansion: number;
  readonly blocks: number;
  readonly channels: number;
  /** of the maps that leave it */
  readonly side: number;
}

export interface Scaled {
  /** of the input image */
  readonly side: number;
  readonly stages: readonly Stage[];
  /** convolutions and the fully connected layer, on the longest way */
  readonly parameters: number;
  /** multiply-adds of one image: convolutions and the fully connected layer */
  readonly macs: number;
}

/** The nearest multiple of 8 that is not 10 % less, as the released code rounds. */
export function roundedChannels(channels: number, width: number): number {
  const wanted = channels * width;
  const rounded = Math.max(MULTIPLE, Math.floor((wanted + MULTIPLE / 2) / MULTIPLE) * MULTIPLE);
  return rounded < 0.9 * wanted ? rounded + MULTIPLE : rounded;
}

interface Cost {
  parameters: number;
  macs: number;
}

/** A convolution without bias and the normalisation after it. */
function convolve(cost: Cost, entering: number, leaving: number, kernel: number, side: number, groups = 1): void {
  const weights = (kernel * kernel * entering * leaving) / groups;
  cost.parameters += weights + 2 * leaving;
  cost.macs += weights * side * side;
}

function squeeze(cost: Cost, channels: number, squeezed: number): void {
  cost.parameters += 2 * channels * squeezed + channels + squeezed;
  cost.macs += 2 * channels * squeezed;
}

export function scaledNetwork({ depth, width, resolution }: Scale): Scaled {
  const cost: Cost = { parameters: 0, macs: 0 };
  const input = Math.round(SIDE * resolution);
  let side = Math.ceil(input / 2);
  let entering = roundedChannels(STEM, width);
  convolve(cost, 3, entering, 3, side);
  const stages = ROWS.map(({ expansion, kernel, stride, channels, blocks }): Stage => {
    const leaving = roundedChannels(channels, width);
    // A product like 1.1 × 10 may end a hair above a whole number: that is no block more.
    const count = Math.ceil(blocks * depth - 1e-9);
    for (let block = 0; block < count; block++) {
      const expanded = entering * expansion;
      if (expansion > 1) convolve(cost, entering, expanded, 1, side);
      if (block === 0) side = Math.ceil(side / stride);
      convolve(cost, expanded, expanded, kernel, side, expanded);
      squeeze(cost, expanded, Math.max(1, Math.floor(entering / SQUEEZE)));
      convolve(cost, expanded, leaving, 1, side);
      entering = leaving;
    }
    return { kernel, expansion, blocks: count, channels: leaving, side };
  });
  const head = HEAD * entering;
  convolve(cost, entering, head, 1, side);
  cost.parameters += (head + 1) * CLASSES;
  cost.macs += head * CLASSES;
  return { side: input, stages, ...cost };
}
