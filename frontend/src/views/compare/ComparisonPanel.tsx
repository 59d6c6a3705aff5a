/** Two parts side by side in numbers: layers, groups, networks, or a worked example of the course. */

import { ActionIcon, Button, Slider } from "@mantine/core";
import i18next from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EXAMPLES, type Example, exampleOf, type Sizes } from "../../core/examples";
import { type Measures, ratio } from "../../core/measures";
import { formatBytes, formatNumber, formatShape, formatShort } from "../../i18n/numbers";
import { type Pin, pinExample, showComparison, useComparison } from "../../state/comparison";
import { Icon } from "../../ui/icons";
import classes from "./Comparison.module.css";
import { SidePicker } from "./SidePicker";
import "./texts";
import { type Side, useSide } from "./useSide";

export function ComparisonPanel() {
  const { t } = useTranslation("compare");
  const [left, right] = useComparison((comparison) => comparison.sides);
  const example = sharedExample(left, right);
  const [typed, setTyped] = useState<Readonly<Record<string, Sizes>>>({});
  const sizes = example && (typed[example.name] ?? example.sizes);
  const first = useSide(left, sizes);
  const second = useSide(right, sizes);
  return (
    <section className={classes.panel} aria-label={t("title")}>
      <header className={classes.header}>
        <h2 className={classes.title}>{t("title")}</h2>
        <div className={classes.examples}>
          {EXAMPLES.map(({ name }) => (
            <Button
              key={name}
              size="compact-xs"
              variant={name === example?.name ? "light" : "default"}
              aria-pressed={name === example?.name}
              onClick={() => pinExample(name)}
            >
              {t(`examples.${name}.title`)}
            </Button>
          ))}
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={t("common:close")} onClick={() => showComparison(false)}>
          <Icon name="close" size={16} />
        </ActionIcon>
      </header>
      {example && sizes && (
        <SizeSliders
          example={example}
          sizes={sizes}
          onChange={(next) => setTyped((before) => ({ ...before, [example.name]: next }))}
        />
      )}
      <Table pins={[left, right]} sides={[first, second]} />
    </section>
  );
}

/** The example whose two sides are compared: its sizes can then be changed. */
function sharedExample(left: Pin | null, right: Pin | null): Example | null {
  const isShared = left?.kind === "example" && right?.kind === "example" && left.example === right.example;
  return isShared ? exampleOf(left.example) : null;
}

interface SizeSlidersProps {
  readonly example: Example;
  readonly sizes: Sizes;
  readonly onChange: (sizes: Sizes) => void;
}

const LEAST: Sizes = { side: 8, channels: 1 };

function SizeSliders({ example, sizes, onChange }: SizeSlidersProps) {
  const { t } = useTranslation("compare");
  return (
    <div className={classes.sizes}>
      {(["side", "channels"] as const).map((name) => (
        <div key={name} className={classes.size}>
          <span>{t(`sizes.${name}`)}</span>
          <Slider
            className={classes.slider}
            size={4}
            label={null}
            thumbLabel={t(`sizes.${name}`)}
            min={LEAST[name]}
            max={example.limits[name]}
            value={sizes[name]}
            onChange={(value) => onChange({ ...sizes, [name]: value })}
          />
          <strong>{formatNumber(sizes[name])}</strong>
        </div>
      ))}
    </div>
  );
}

interface TableProps {
  readonly pins: readonly [Pin | null, Pin | null];
  readonly sides: readonly [Side, Side];
}

interface Row {
  name: "parameters" | "macs" | "memory" | "field" | "window" | "shape";
  show: (measures: Measures) => string;
  /** the number that is compared; none for shapes */
  value?: (measures: Measures) => number | null;
}

const UNKNOWN = "–";
const area = (sides: readonly number[] | null) => sides?.reduce((product, side) => product * side, 1) ?? null;

const ROWS: readonly Row[] = [
  { name: "parameters", show: ({ parameters }) => exact(parameters), value: ({ parameters }) => parameters },
  { name: "macs", show: ({ macs }) => exact(macs), value: ({ macs }) => macs },
  {
    name: "memory",
    show: ({ memory }) => (memory === null ? UNKNOWN : formatBytes(memory)),
    value: ({ memory }) => memory,
  },
  { name: "window", show: ({ window }) => sizeText(window), value: ({ window }) => area(window) },
  {
    name: "field",
    show: ({ field, seesWhole }) => (seesWhole ? i18next.t("wholeInput") : sizeText(field)),
    value: ({ field, seesWhole }) => (seesWhole ? null : area(field)),
  },
  { name: "shape", show: ({ shape }) => sizeText(shape) },
];

const MOST_EXACT = 1e9;

function exact(value: number | null): string {
  if (value === null) return UNKNOWN;
  return value < MOST_EXACT ? formatNumber(value) : formatShort(value);
}

function sizeText(sizes: readonly number[] | null): string {
  return sizes === null ? UNKNOWN : formatShape(sizes);
}

function Table({ pins, sides }: TableProps) {
  const { t } = useTranslation("compare");
  const [first, second] = sides.map(({ measures }) => measures);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <SidePicker side={0} pin={pins[0]} isGone={sides[0].isGone} />
          </th>
          <th scope="col">
            <SidePicker side={1} pin={pins[1]} isGone={sides[1].isGone} />
          </th>
          <th scope="col" className={classes.ratio}>
            {t("ratio")}
          </th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, show, value }) => (
          <tr key={name} data-row={name}>
            <th scope="row">{t(`rows.${name}`)}</th>
            <td>{first ? show(first) : UNKNOWN}</td>
            <td>{second ? show(second) : UNKNOWN}</td>
            <td className={classes.ratio}>
              {first && second && value ? times(ratio(value(first), value(second))) : ""}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `×0.55`; very small ones as the other way round, `÷297`: nobody reads 0.0034. */
function times(value: number | null): string {
  if (value === null || value === 0) return "";
  if (value >= 0.1) return `×${formatNumber(value, undefined, 2)}`;
  return `÷${1 / value < 1000 ? formatNumber(1 / value, undefined, 1) : formatShort(1 / value)}`;
}
