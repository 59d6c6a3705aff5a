/** Everybody who is in, as tiles: searched, ordered, and narrowed to those who want something. */

import { NativeSelect, Skeleton, TextInput } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { countMembers, ORDERS, type Order, SELECTIONS, type Selection, type Tiles } from "../../core/roster";
import { useIsAway } from "../../state/connection";
import { forgetQuestion } from "../../state/projector";
import { Icon } from "../../ui/icons";
import type { RoomAnswer } from "../../wire/messages.gen";
import classes from "./Roster.module.css";
import { RosterTile } from "./RosterTile";
import { useShownMembers } from "./useShownMembers";

interface RosterProps {
  readonly room: RoomAnswer;
  /** null before the roster has come */
  readonly tiles: Tiles | null;
}

export function Roster({ room, tiles }: RosterProps) {
  const { t } = useTranslation("rooms");
  const isAway = useIsAway();
  const [order, setOrder] = useState<Order>("name");
  const [selection, setSelection] = useState<Selection>("all");
  const [searched, setSearched] = useState("");
  const counts = useMemo(() => tiles && countMembers(tiles), [tiles]);
  const wanted = useMemo(() => ({ order, selection, searched }), [order, selection, searched]);
  const shown = useShownMembers(tiles, wanted);
  useEffect(() => forgetQuestion, []);
  return (
    <section className={classes.roster} aria-label={t("roster")}>
      <div className={classes.tools}>
        <fieldset className={classes.selections} aria-label={t("selections")}>
          {SELECTIONS.map((name) => (
            <button
              key={name}
              type="button"
              className={classes.selection}
              data-wanted={name === "hands" || name === "stuck" ? (counts?.[name] ?? 0) > 0 : undefined}
              aria-pressed={selection === name}
              onClick={() => setSelection(selection === name ? "all" : name)}
            >
              {t(`selection.${name}`)} <b>{counts?.[name] ?? 0}</b>
            </button>
          ))}
        </fieldset>
        <TextInput
          className={classes.search}
          size="xs"
          radius="xl"
          leftSection={<Icon name="search" size={16} />}
          aria-label={t("search")}
          placeholder={t("search")}
          value={searched}
          onChange={({ currentTarget }) => setSearched(currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          radius="xl"
          aria-label={t("order")}
          value={order}
          data={ORDERS.map((name) => ({ value: name, label: t(`orders.${name}`) }))}
          onChange={({ currentTarget }) => setOrder(currentTarget.value as Order)}
        />
      </div>
      {shown === null && (
        <div className={classes.tiles}>
          {[1, 2, 3, 4].map((place) => (
            <Skeleton key={place} height={220} radius={14} />
          ))}
        </div>
      )}
      {shown?.length === 0 && (
        <p className={classes.empty}>{t(counts?.all === 0 ? (room.ended ? "empty_ended" : "empty") : "nobody")}</p>
      )}
      {shown !== null && shown.length > 0 && (
        <ul className={classes.tiles} data-stale={isAway || undefined}>
          {shown.map((id) => (
            <li key={id}>
              <RosterTile room={room.id} id={id} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
