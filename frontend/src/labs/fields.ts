/** The kinds of values a lab's state is made of: how each is written in the address, and which writings are refused. */

export interface Field<Value> {
  readonly initial: Value;
  /** undefined: no writing of this field. */
  read(text: string): Value | undefined;
  write(value: Value): string;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

export type StateOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never;
};

export type Matrix = readonly (readonly number[])[];

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** What hands type: a few digits before and after the point. */
const USUAL: Bounds = { min: -9999, max: 9999 };
/** Decimals that are kept in an address. */
const DECIMALS = 4;

/** A whole number within bounds. */
export function whole(initial: number, { min, max }: Bounds): Field<number> {
  return {
    initial,
    read: (text) => {
      const value = numberOf(text, { min, max });
      return Number.isInteger(value) ? value : undefined;
    },
    write: String,
  };
}

/** Any finite number within bounds. */
export function real(initial: number, bounds: Bounds = USUAL): Field<number> {
  return { initial, read: (text) => numberOf(text, bounds), write: short };
}

/** Several numbers: at least one, at most `most`. */
export function numbers(initial: readonly number[], most: number, bounds: Bounds = USUAL): Field<readonly number[]> {
  return {
    initial,
    read: (text) => rowOf(text, most, bounds),
    write: (row) => row.map(short).join(","),
  };
}

export function choice<const Name extends string>(initial: NoInfer<Name>, names: readonly Name[]): Field<Name> {
  return { initial, read: (text) => names.find((name) => name === text), write: (name) => name };
}

export function flag(initial: boolean): Field<boolean> {
  return {
    initial,
    read: (text) => (text === "1" ? true : text === "0" ? false : undefined),
    write: (value) => (value ? "1" : "0"),
  };
}

/** Rows of equal length, `1,2;3,4`, at most `most` a side. */
export function matrix(initial: Matrix, most: number, bounds: Bounds = USUAL): Field<Matrix> {
  return { initial, read: (text) => matrixOf(text, most, bounds), write: written };
}

/** A drawing in black and white, a square of zeros and ones: `010.111.010`. */
export function bits(initial: Matrix): Field<Matrix> {
  const side = initial.length;
  return {
    initial,
    read: (text) => {
      const rows = text.split(".");
      const isOne = rows.length === side && rows.every((row) => row.length === side && /^[01]*$/.test(row));
      return isOne ? rows.map((row) => [...row].map(Number)) : undefined;
    },
    write: (rows) => rows.map((row) => row.join("")).join("."),
  };
}

/** Matrices of equal size, one a channel: `1,2;3,4/5,6;7,8`. */
export function channels(
  initial: readonly Matrix[],
  most: { readonly channels: number; readonly side: number },
  bounds: Bounds = USUAL,
): Field<readonly Matrix[]> {
  return {
    initial,
    read: (text) => {
      const read = text.split("/").map((part) => matrixOf(part, most.side, bounds));
      const [first] = read;
      const fits = (one: Matrix | undefined) =>
        one?.length === first?.length && one?.[0]?.length === first?.[0]?.length;
      return read.length <= most.channels && first !== undefined && read.every(fits) ? (read as Matrix[]) : undefined;
    },
    write: (all) => all.map(written).join("/"),
  };
}

function numberOf(text: string, { min, max }: Bounds): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

function rowOf(text: string, most: number, bounds: Bounds): number[] | undefined {
  const parts = text.split(",");
  if (parts.length > most) return undefined;
  const row = parts.map((part) => numberOf(part, bounds));
  return row.includes(undefined) ? undefined : (row as number[]);
}

function matrixOf(text: string, most: number, bounds: Bounds): Matrix | undefined {
  const lines = text.split(";");
  if (lines.length > most) return undefined;
  const rows = lines.map((line) => rowOf(line, most, bounds));
  const width = rows[0]?.length;
  return rows.every((row) => row !== undefined && row.length === width) ? (rows as Matrix) : undefined;
}

function written(rows: Matrix): string {
  return rows.map((row) => row.map(short).join(",")).join(";");
}

/** Without a power of ten, and without decimals that nobody sees. */
function short(value: number): string {
  return String(Number(value.toFixed(DECIMALS)));
}
