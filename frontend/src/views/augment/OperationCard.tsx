/** One operation of the list: its switch, its place, what it does, and its parameters from the schema. */

import { ActionIcon, Anchor, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isOn, type Operation } from "../../core/augmentation";
import { FieldRow } from "../../panels/form/FieldRow";
import type { AugmentationEntry } from "../../state/augmentations";
import { Icon } from "../../ui/icons";
import type { Json } from "../../wire/types";
import classes from "./Augment.module.css";

interface OperationCardProps {
  /** undefined: the server knows no such operation any more */
  readonly entry: AugmentationEntry | undefined;
  readonly operation: Operation;
  readonly disabled: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onSet: (field: string, value: Json, gesture: string | null) => void;
  readonly onSwitch: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function OperationCard(props: OperationCardProps) {
  const { entry, operation, disabled, isFirst, isLast } = props;
  const { t } = useTranslation("augment");
  const title = entry?.title ?? operation.op;
  const on = isOn(operation);
  return (
    <li className={classes.card} data-op={operation.op}>
      <div className={classes.cardHead}>
        <Switch
          size="xs"
          label={title}
          checked={on}
          disabled={disabled}
          onChange={props.onSwitch}
          classNames={{ label: classes.cardTitle ?? "" }}
        />
        <span className={classes.cardTools}>
          <Tool
            name={t("earlier", { title })}
            icon="up"
            disabled={disabled || isFirst}
            onClick={() => props.onMove(-1)}
          />
          <Tool
            name={t("later", { title })}
            icon="down"
            disabled={disabled || isLast}
            onClick={() => props.onMove(1)}
          />
          <Tool name={t("remove", { title })} icon="close" disabled={disabled} onClick={props.onRemove} />
        </span>
      </div>
      {entry && on && (
        <>
          <p className={classes.help}>
            {entry.summary}{" "}
            {entry.paper && (
              <Anchor href={entry.paper.url} target="_blank" rel="noreferrer" title={entry.paper.citation} inherit>
                {t("paper")}
              </Anchor>
            )}
          </p>
          {Object.entries(entry.schema.properties ?? {}).map(([name, schema]) => (
            <FieldRow
              key={name}
              name={name}
              schema={schema}
              value={operation[name]}
              disabled={disabled}
              onChange={(value, gesture) => props.onSet(name, value, gesture)}
            />
          ))}
        </>
      )}
    </li>
  );
}

interface ToolProps {
  readonly name: string;
  readonly icon: "up" | "down" | "close";
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Tool({ name, icon, disabled, onClick }: ToolProps) {
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={name}
      title={name}
      data-move={icon === "close" ? undefined : icon}
      disabled={disabled}
      onClick={onClick}
    >
      <span className={icon === "up" ? classes.flipped : undefined}>
        <Icon name={icon === "close" ? "close" : "down"} size={15} />
      </span>
    </ActionIcon>
  );
}
