/** Parameters of a convolution and of a dense layer that makes outputs from the same image (A2, A3, A12 of the course). */

export interface Sizes {
  /** Height and width of the image, in pixels. */
  readonly side: number;
  readonly channels: number;
  /** Height and width of the kernel. */
  readonly kernel: number;
  /** Feature maps of the convolution. */
  readonly maps: number;
}

export interface Count {
  readonly weights: number;
  readonly biases: number;
}

/** (Wk · Hk · Cin + 1) · Cout, apart: the image's size is not in it. */
export function convolution({ kernel, channels, maps }: Sizes): Count {
  return { weights: kernel * kernel * channels * maps, biases: maps };
}

/** Every neuron has a weight for every input number. */
export function dense({ side, channels }: Sizes, neurons: number): Count {
  return { weights: side * side * channels * neurons, biases: neurons };
}

/** Neurons that give as many numbers as the convolution with padding does: H · W · Cout. */
export function neuronsOfMaps({ side, maps }: Sizes): number {
  return side * side * maps;
}

export function total({ weights, biases }: Count): number {
  return weights + biases;
}

/** Bytes as float32. */
export function bytesOf(count: Count): number {
  return 4 * total(count);
}
