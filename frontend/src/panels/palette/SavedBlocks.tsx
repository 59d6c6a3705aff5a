/** "My blocks": what a person has saved of their networks; to keep the selection, to drag in, to rename, to delete. */

import { ActionIcon, Button, Menu, TextInput, UnstyledButton } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { startBlockDrag } from "../../canvas/dragging";
import { addBlockAfterSelection, deleteBlock, renameBlock, savedBlocks, saveSelection } from "../../state/blocks";
import { useView } from "../../state/view";
import { Icon } from "../../ui/icons";
import { NetworkThumbnail } from "../../views/home/NetworkThumbnail";
import type { SavedBlockEntry } from "../../wire/types";
import { Family } from "./Family";
import classes from "./Palette.module.css";

export function SavedBlocks() {
  const { t } = useTranslation("blocks");
  const { entries } = savedBlocks.use();
  return (
    <Family name="block-mine" title={t("mine")} count={entries?.length ?? 0}>
      {entries !== null && entries.length > 0 && <SavedBlockList entries={entries} />}
      <SaveSelection isFirst={entries?.length === 0} />
    </Family>
  );
}

export function SavedBlockList({ entries }: { readonly entries: readonly SavedBlockEntry[] }) {
  return (
    <ul className={classes.rows}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <SavedBlock entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function SavedBlock({ entry }: { readonly entry: SavedBlockEntry }) {
  const { t } = useTranslation("blocks");
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) {
    return (
      <TitleForm
        title={entry.title}
        label={t("title")}
        onDone={(title) => {
          setRenaming(false);
          if (title !== null && title !== entry.title) void renameBlock(entry.id, title);
        }}
      />
    );
  }
  return (
    <div className={classes.row}>
      <UnstyledButton
        className={`${classes.rowMain} ${classes.saved}`}
        tabIndex={-1}
        data-palette-item
        data-block={entry.id}
        draggable
        onDragStart={(event) => startBlockDrag(event, { saved: entry.id })}
        onClick={() => void addBlockAfterSelection({ saved: entry.id })}
      >
        <span className={classes.savedPicture} aria-hidden="true">
          <NetworkThumbnail thumbnail={entry.thumbnail} label="" />
        </span>
        <span className={classes.savedTitle}>{entry.title}</span>
        <span className={classes.count}>{t("common:layers", { count: entry.nodes })}</span>
      </UnstyledButton>
      <Menu position="bottom-end" returnFocus={!isRenaming}>
        <Menu.Target>
          <ActionIcon
            className={classes.rowAction}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("menu", { title: entry.title })}
          >
            <Icon name="dots" size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="pen" size={16} />} onClick={() => setRenaming(true)}>
            {t("rename")}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="clear" size={16} />} onClick={() => void deleteBlock(entry)}>
            {t("delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** Keeps what is selected on the canvas under a title. */
function SaveSelection({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation("blocks");
  const selected = useView((view) => view.selected);
  const [isNaming, setNaming] = useState(false);
  if (isNaming && selected.length > 0) {
    return (
      <TitleForm
        title={t("untitled")}
        label={t("title")}
        onDone={(title) => {
          setNaming(false);
          if (title !== null) void saveSelection(title);
        }}
      />
    );
  }
  return (
    <>
      {isFirst && <p className={classes.hint}>{t("mineHint")}</p>}
      <Button
        size="compact-xs"
        variant="light"
        fullWidth
        disabled={selected.length === 0}
        onClick={() => setNaming(true)}
      >
        {selected.length === 0 ? t("saveSelection") : t("save", { count: selected.length })}
      </Button>
    </>
  );
}

const LONGEST_TITLE = 80;

interface TitleFormProps {
  readonly title: string;
  readonly label: string;
  /** null when given up */
  readonly onDone: (title: string | null) => void;
}

function TitleForm({ title, label, onDone }: TitleFormProps) {
  const [text, setText] = useState(title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(text.trim() || null);
  };
  return (
    <form onSubmit={submit} className={classes.titleForm}>
      <TextInput
        size="xs"
        aria-label={label}
        value={text}
        maxLength={LONGEST_TITLE}
        ref={(input) => input?.focus()}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => onDone(null)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone(null);
        }}
      />
    </form>
  );
}
