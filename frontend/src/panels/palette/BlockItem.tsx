/** A block in the palette: to drag, to press, and to set up before it is put in. */

import { ActionIcon, Anchor, Button, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { startBlockDrag } from "../../canvas/dragging";
import { addBlockAfterSelection } from "../../state/blocks";
import { Icon } from "../../ui/icons";
import type { BlockEntry, Params } from "../../wire/types";
import { FieldRow } from "../form/FieldRow";
import classes from "./Palette.module.css";
import { setUp, useSetUp } from "./setUp";
import { useDragTip } from "./useDragTip";

export function BlockItem({ entry }: { readonly entry: BlockEntry }) {
  const { t } = useTranslation("blocks");
  const tip = useDragTip();
  const params = useSetUp(entry.name);
  const source = { block: entry.name, params };
  return (
    <div className={classes.row}>
      <Tooltip label={entry.summary} disabled={tip.disabled} multiline w={240} openDelay={500} position="right">
        <UnstyledButton
          className={classes.rowMain}
          tabIndex={-1}
          data-palette-item
          data-block={entry.name}
          draggable
          onDragStart={(event) => {
            startBlockDrag(event, source);
            tip.rest();
          }}
          onPointerEnter={tip.wake}
          onClick={() => void addBlockAfterSelection(source)}
        >
          {entry.title}
        </UnstyledButton>
      </Tooltip>
      <Popover position="right-start" withArrow trapFocus width={270} shadow="md">
        <Popover.Target>
          <Tooltip label={t("setUp")}>
            <ActionIcon
              className={classes.rowAction}
              variant="subtle"
              color={Object.keys(params).length > 0 ? undefined : "gray"}
              size="sm"
              aria-label={t("setUpOf", { title: entry.title })}
            >
              <Icon name="sliders" size={14} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown className={classes.popover}>
          <BlockForm entry={entry} params={params} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

/** Its parameters as a form; they stay set up for as long as the page is open. */
function BlockForm({ entry, params }: { readonly entry: BlockEntry; readonly params: Params }) {
  const { t } = useTranslation("blocks");
  const fields = Object.entries(entry.schema.properties ?? {});
  return (
    <>
      <h3 className={classes.formTitle}>{entry.title}</h3>
      <p className={classes.hint}>
        {entry.summary}{" "}
        {entry.paper && (
          <Anchor href={entry.paper} target="_blank" rel="noreferrer" fz="inherit">
            {t("paper")}
          </Anchor>
        )}
      </p>
      {fields.map(([name, schema]) => (
        <FieldRow
          key={name}
          name={name}
          schema={schema}
          value={params[name]}
          disabled={false}
          onChange={(value) => setUp(entry.name, { ...params, [name]: value })}
        />
      ))}
      <div className={classes.formActions}>
        <Button size="xs" onClick={() => void addBlockAfterSelection({ block: entry.name, params })}>
          {t("add")}
        </Button>
        {Object.keys(params).length > 0 && (
          <Button size="xs" variant="default" onClick={() => setUp(entry.name, {})}>
            {t("usual")}
          </Button>
        )}
      </div>
    </>
  );
}
