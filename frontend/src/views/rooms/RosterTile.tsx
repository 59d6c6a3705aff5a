/** One student as their teacher sees them: what they build, how its training goes, and whether they want help. */

import { lazy, memo, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatAge } from "../../i18n/numbers";
import { attempt } from "../../state/attempt";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import type { Tile } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
import { EraseMember } from "./Endings";
import { MemberMenu, type MemberOrder } from "./MemberMenu";
import { RenameField } from "./RenameField";
import classes from "./Roster.module.css";
import { TileFacts, TilePicture } from "./TileFacts";

const NewWords = lazy(async () => ({ default: (await import("../join/NewWords")).NewWords }));

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
  const title = useRoom((state) => state.room?.title ?? "");
  const [asked, setAsked] = useState<MemberOrder | null>(null);
  const close = () => setAsked(null);
  if (tile === undefined) return null;
  const { nickname, project, run, hand, stuck, online } = tile;
  const rename = (next: string | null) => {
    close();
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
        <TilePicture project={project?.id ?? null} revision={project?.revision ?? 0} />
      </Opens>
      {hand !== null && (
        <span className={classes.hand}>
          <Icon name="hand" size={16} /> {formatAge(new Date(hand))}
        </span>
      )}
      <div className={classes.head}>
        {asked === "rename" ? (
          <RenameField label={t("member.rename_label")} value={nickname} longest={LONGEST_NICKNAME} onDone={rename} />
        ) : (
          <h3 className={classes.name}>{nickname}</h3>
        )}
        <MemberMenu
          room={room}
          id={id}
          nickname={nickname}
          project={project?.id ?? null}
          hasHandUp={hand !== null}
          online={online}
          onAsk={setAsked}
          isRenaming={asked === "rename"}
        />
      </div>
      <p className={classes.project}>{project?.title ?? t(online ? "tile.no_project" : "tile.away")}</p>
      <TileFacts tile={tile} />
      {stuck !== null && stuck !== run?.state && <p className={classes.stuck}>{t(`stuck.${stuck}`)}</p>}
      {asked === "words" && (
        <Suspense>
          <NewWords
            nickname={nickname}
            room={title}
            mine={false}
            order={() => rooms.newPhrase(room, id)}
            opened
            onClose={close}
          />
        </Suspense>
      )}
      {asked === "erase" && <EraseMember room={room} member={tile} opened onClose={close} />}
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
