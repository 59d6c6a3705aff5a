/** The list itself: presets to start from, a card for every operation in its order, and a menu of those there are. */

import { Button, NativeSelect, Tooltip } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { added, changed, moved, type Operations, removed, switched } from "../../core/augmentation";
import type { Augmentations } from "../../state/augmentations";
import classes from "./Augment.module.css";
import { OperationCard } from "./OperationCard";

interface OperationListProps {
  readonly catalogue: Augmentations;
  readonly list: Operations;
  readonly disabled: boolean;
  readonly onChange: (list: Operations, gesture: string | null) => void;
}

export function OperationList({ catalogue, list, disabled, onChange }: OperationListProps) {
  const { t } = useTranslation("augment");
  const cards = useRef<HTMLOListElement>(null);
  const families = Map.groupBy(catalogue.operations, (entry) => entry.family_title);
  const isFull = list.length >= catalogue.most;

  const move = (place: number, by: -1 | 1) => {
    onChange(moved(list, place, by), null);
    // The keyboard goes along with what it moves.
    const name = by < 0 ? "up" : "down";
    requestAnimationFrame(() => {
      const card = cards.current?.children[place + by];
      card?.querySelector<HTMLElement>(`[data-move="${name}"]:not(:disabled), [data-move]:not(:disabled)`)?.focus();
    });
  };

  return (
    <>
      <fieldset className={classes.presets} aria-label={t("presets")}>
        {catalogue.presets.map((preset) => (
          <Tooltip key={preset.name} label={preset.summary} multiline w={260} openDelay={300}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={disabled}
              onClick={() =>
                onChange(
                  preset.augmentation.map((entry) => ({ op: "", ...entry })),
                  null,
                )
              }
            >
              {preset.title}
            </Button>
          </Tooltip>
        ))}
        {list.length > 0 && (
          <Button size="compact-sm" variant="subtle" disabled={disabled} onClick={() => onChange([], null)}>
            {t("clear")}
          </Button>
        )}
      </fieldset>
      {list.length === 0 && <p className={classes.empty}>{t("empty")}</p>}
      <ol ref={cards} className={classes.cards}>
        {list.map((operation, place) => (
          <OperationCard
            // biome-ignore lint/suspicious/noArrayIndexKey: an operation may stand in the list twice, and has no id
            key={`${place} ${operation.op}`}
            entry={catalogue.operations.find(({ op }) => op === operation.op)}
            operation={operation}
            disabled={disabled}
            isFirst={place === 0}
            isLast={place === list.length - 1}
            onSet={(field, value, gesture) => onChange(changed(list, place, field, value), gesture)}
            onSwitch={() => onChange(switched(list, place), null)}
            onMove={(by) => move(place, by)}
            onRemove={() => onChange(removed(list, place), null)}
          />
        ))}
      </ol>
      <NativeSelect
        size="sm"
        aria-label={t("add")}
        value=""
        disabled={disabled || isFull}
        description={isFull ? t("full", { count: catalogue.most }) : undefined}
        onChange={(event) => onChange(added(list, event.currentTarget.value), null)}
      >
        <option value="" disabled>
          {t("add")}
        </option>
        {[...families].map(([family, operations]) => (
          <optgroup key={family} label={family}>
            {operations.map(({ op, title }) => (
              <option key={op} value={op}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
    </>
  );
}
