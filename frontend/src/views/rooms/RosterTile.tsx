/** One student as their teacher sees them: what they build, how its training goes, and whether they want help. */

import { memo, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { isHandUp, isStuck } from "../../core/roster";
import { formatAge } from "../../i18n/numbers";
import { useProjector } from "../../state/projector";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import { later } from "../../ui/later";
import type { Tile } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
import { EraseMember } from "./Endings";
import { MemberMenu, type MemberOrder } from "./MemberMenu";
import { NicknameField } from "./NicknameField";
import classes from "./Roster.module.css";
import { TileFacts, TilePicture } from "./TileFacts";

const NewWords = later(async () => (await import("../join/NewWords")).NewWords);

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
  const isWanted = isHandUp(tile);
  return (
    <article
      className={classes.tile}
      data-away={online ? undefined : true}
      data-wants={isWanted ? "hand" : isStuck(tile) ? stuck : undefined}
      aria-label={nickname}
    >
      <Opens project={project}>
        <TilePicture project={project?.id ?? null} revision={project?.revision ?? 0} />
      </Opens>
      {hand !== null && isWanted && (
        <span className={classes.hand}>
          <Icon name="hand" size={16} /> {formatAge(new Date(hand))}
        </span>
      )}
      <div className={classes.head}>
        {asked === "rename" ? (
          <NicknameField room={room} member={id} nickname={nickname} onClose={close} />
        ) : (
          <h3 className={classes.name} title={nickname}>
            {nickname}
          </h3>
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
      {!online && <p className={classes.away}>{t("tile.away")}</p>}
      {(online || project !== null) && <p className={classes.project}>{project?.title ?? t("tile.no_project")}</p>}
      <Asked member={id} />
      <TileFacts tile={tile} />
      {stuck !== null && stuck !== run?.state && (
        <p className={isStuck(tile) ? classes.stuck : classes.idle}>{t(`stuck.${stuck}`)}</p>
      )}
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

/** Their project is on the projector, or the answer to whether it may be is waited for. */
function Asked({ member }: { readonly member: string }) {
  const { t } = useTranslation("together");
  const consent = useProjector(({ projected }) => (projected?.member === member ? projected.consent : null));
  if (consent === "asked") return <p className={classes.asked}>{t("projector.asked")}</p>;
  return consent === "given" && <p className={classes.asked}>{t("projector.now")}</p>;
}

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
