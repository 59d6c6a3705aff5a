/** The layers of the block that is repeated: each with its window, stride and dilation. */

import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { Icon } from "../../ui/icons";
import { NumberField } from "../../ui/NumberField";
import board from "../parts/Board.module.css";
import { MOST_DILATION, MOST_KERNEL, MOST_LAYERS, MOST_STRIDE } from "./chain";
import classes from "./Field.module.css";
import type { ChainLayer } from "./growth";

interface ChainProps {
  readonly block: readonly ChainLayer[];
  readonly onChange: (block: readonly ChainLayer[]) => void;
}

const NEW: readonly ChainLayer[] = [
  { kind: "conv", kernel: 3, stride: 1, dilation: 1 },
  { kind: "conv", kernel: 3, stride: 2, dilation: 1 },
  { kind: "conv", kernel: 3, stride: 1, dilation: 2 },
  { kind: "pool", kernel: 2, stride: 2, dilation: 1 },
];

export function Chain({ block, onChange }: ChainProps) {
  const { t } = useTranslation("lab-receptive-field");
  const name = useLayerName();
  const set = (place: number, layer: ChainLayer) =>
    onChange(block.map((old, index) => (index === place ? layer : old)));
  return (
    <>
      <ol className={classes.layers}>
        {block.map((layer, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place in the chain
          <li key={place}>
            <LayerFields
              layer={layer}
              place={place}
              onChange={(next) => set(place, next)}
              onRemove={block.length > 1 ? () => onChange(block.filter((_, index) => index !== place)) : undefined}
            />
          </li>
        ))}
      </ol>
      <div className={board.hands}>
        {NEW.map((layer) => (
          <Button
            key={name(layer)}
            size="xs"
            variant="default"
            disabled={block.length >= MOST_LAYERS}
            onClick={() => onChange([...block, layer])}
          >
            + {name(layer)}
          </Button>
        ))}
      </div>
      <p className={board.note}>{t("chainNote")}</p>
    </>
  );
}

interface LayerFieldsProps {
  readonly layer: ChainLayer;
  readonly place: number;
  readonly onChange: (layer: ChainLayer) => void;
  readonly onRemove: (() => void) | undefined;
}

function LayerFields({ layer, place, onChange, onRemove }: LayerFieldsProps) {
  const { t } = useTranslation("lab-receptive-field");
  const isPool = layer.kind === "pool";
  const fields = [
    ["kernel", MOST_KERNEL],
    ["stride", isPool ? MOST_KERNEL : MOST_STRIDE],
    ["dilation", isPool ? 1 : MOST_DILATION],
  ] as const;
  return (
    <>
      <NativeSelect
        size="xs"
        label={t("layer", { place: formatNumber(place + 1) })}
        value={layer.kind}
        data={(["conv", "pool"] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={(event) =>
          onChange(
            event.currentTarget.value === "pool"
              ? { kind: "pool", kernel: layer.kernel, stride: layer.kernel, dilation: 1 }
              : { kind: "conv", kernel: layer.kernel, stride: 1, dilation: 1 },
          )
        }
      />
      {fields.map(([field, max]) => (
        <NumberField
          key={field}
          whole
          label={t(field)}
          min={1}
          max={max}
          disabled={max === 1}
          value={layer[field]}
          onChange={(value) => onChange({ ...layer, [field]: value })}
        />
      ))}
      <ActionIcon
        variant="subtle"
        size={30}
        color="gray"
        disabled={onRemove === undefined}
        aria-label={t("remove", { place: formatNumber(place + 1) })}
        onClick={onRemove}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
    </>
  );
}

/** `conv 3×3, stride 2`. */
export function useLayerName(): (layer: ChainLayer) => string {
  const { t } = useTranslation("lab-receptive-field");
  return ({ kind, kernel, stride, dilation }) => {
    const usual = kind === "pool" ? kernel : 1;
    return [
      `${t(`kind.${kind}`)} ${kernel}×${kernel}`,
      ...(stride === usual ? [] : [t("strideOf", { stride })]),
      ...(dilation === 1 ? [] : [t("dilationOf", { dilation })]),
    ].join(", ");
  };
}
