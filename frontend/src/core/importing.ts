/** Which kind of file somebody brings: told by its name, and checked by its first bytes before it travels. */

export type ImportKind = "project" | "onnx" | "weights";

const KINDS: Record<string, ImportKind> = { json: "project", onnx: "onnx", safetensors: "weights" };

/** What the file chooser offers. */
export const ACCEPTED = ".json,.onnx,.safetensors";

/** null: no file of these kinds. Pickled weights (`.pt`, `.pth`, `.ckpt`) are none: reading them could run their code. */
export function importKind(name: string): ImportKind | null {
  return KINDS[extensionOf(name)] ?? null;
}

const PICKLED = new Set(["pt", "pth", "ckpt", "pkl", "bin", "h5", "keras"]);

/** Whether it holds weights in a format that this page never reads. */
export function isForeignWeights(name: string): boolean {
  return PICKLED.has(extensionOf(name));
}

function extensionOf(name: string): string {
  return name.toLowerCase().split(".").at(-1) ?? "";
}
