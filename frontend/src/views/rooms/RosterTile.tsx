/** One student as their teacher sees them: what they build, how its training goes, and whether they want help. */

import { memo, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatAge } from "../../i18n/numbers";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import type { Tile } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
import { attempt } from "./attempt";
import { MemberMenu } from "./MemberMenu";
import { RenameField } from "./RenameField";
import classes from "./Roster.module.css";
import { TileFacts, TilePicture } from "./TileFacts";

/** As the server has it. */
const LONGEST_NICKNAME = 24;

interface RosterTileProps {
  readonly room: string;
  readonly id: string;
}

/** Only the tile of whoever has moved is drawn again. */
export const RosterTile = memo(function RosterTile({ room, id }: RosterTileProps) {
  const { t } = useTranslation("rooms");
  const tile = useRoom(({ tiles }) => tiles?.get(id));
  const [isRenaming, setRenaming] = useState(false);
  if (tile === undefined) return null;
  const { nickname, project, run, hand, stuck, online } = tile;
  const rename = (next: string | null) => {
    setRenaming(false);
    if (next !== null) void attempt(rooms.rename(room, id, next));
  };
  return (
    <article
      className={classes.tile}
      data-away={online ? undefined : true}
      data-wants={hand !== null ? "hand" : (stuck ?? undefined)}
      aria-label={nickname}
    >
      <Opens project={project}>
        <TilePicture tile={tile} />
      </Opens>
      {hand !== null && (
        <span className={classes.hand}>
          <Icon name="hand" size={16} /> {formatAge(new Date(hand))}
        </span>
      )}
      <div className={classes.head}>
        {isRenaming ? (
          <RenameField label={t("member.rename_label")} value={nickname} longest={LONGEST_NICKNAME} onDone={rename} />
        ) : (
          <h3 className={classes.name}>{nickname}</h3>
        )}
        <MemberMenu tile={tile} room={room} onRename={() => setRenaming(true)} isRenaming={isRenaming} />
      </div>
      <p className={classes.project}>{project?.title ?? t(online ? "tile.no_project" : "tile.away")}</p>
      <TileFacts tile={tile} />
      {stuck !== null && stuck !== run?.state && <p className={classes.stuck}>{t(`stuck.${stuck}`)}</p>}
    </article>
  );
});

/** What a tile shows leads there. */
function Opens({ project, children }: { readonly project: Tile["project"]; readonly children: ReactNode }) {
  const { t } = useTranslation("rooms");
  if (project === null) return <span className={classes.picture}>{children}</span>;
  return (
    <Link href={`/p/${project.id}`} className={classes.picture} aria-label={t("tile.open", { title: project.title })}>
      {children}
    </Link>
  );
}
