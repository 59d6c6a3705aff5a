/** `/rooms/<id>/projector`: what the class may see of itself on the wall. No names, and no titles, which people choose. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { bestAccuracy, countMembers, shownMembers, type Tiles } from "../../core/roster";
import { columnsFor } from "../../core/tiling";
import { formatPercent } from "../../i18n/numbers";
import { ConnectionBanner } from "../../panels/ConnectionBanner";
import { useIsAway } from "../../state/connection";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import { Loading } from "../../ui/Loading";
import { Workspace } from "../../Workspace";
import type { RoomAnswer } from "../../wire/messages.gen";
import { FailedFace } from "../FailedFace";
import { HomeHeader } from "../home/HomeHeader";
import { useProjected } from "../together/useProjected";
import "./texts";
import { spacedCode } from "../../core/joinCode";
import { joinAddress } from "./joinAddress";
import { NoRoom } from "./NoRoom";
import classes from "./Projector.module.css";
import { QrCode } from "./QrCode";
import roomClasses from "./Room.module.css";
import { TileFacts, TilePicture } from "./TileFacts";
import { useRoomPage } from "./useRoomPage";

/** In the order in which they came: on a wall nothing may jump about. */
const SHOWN = { order: "joined", selection: "all", searched: "" } as const;

const GAP = 12; // px
/** As Projector.module.css draws it. */
const TILE = { ratio: 0.46, text: 66, narrowest: 120, widest: 300 };

export function ProjectorPage({ id }: { readonly id: string }) {
  const { t } = useTranslation("rooms");
  const { room, isTeacher, address, problem, again } = useRoomPage(id);
  const tiles = useRoom((state) => (state.id === id ? state.tiles : null));
  const project = useProjected(id);
  const isAway = useIsAway();
  if (room === null) {
    if (problem === null) return <Loading />;
    if (problem.status !== 404) return <FailedFace title={t("missing")} problem={problem} onRetry={again} />;
    return (
      <div className={roomClasses.page}>
        <HomeHeader />
        <main className={roomClasses.failed}>
          <NoRoom />
        </main>
      </div>
    );
  }
  if (project !== null) return <Workspace id={project} key={project} />;
  return (
    <div className={classes.page}>
      {isAway && (
        <div className={classes.connection}>
          <ConnectionBanner edits={false} />
        </div>
      )}
      <Way room={room} address={address} />
      <main className={classes.class} data-stale={isAway || undefined}>
        {isTeacher && <Numbers room={room} tiles={tiles} />}
        {tiles !== null && <Networks tiles={tiles} />}
      </main>
      {document.fullscreenEnabled && <FullScreen />}
    </div>
  );
}

/** Not on a phone whose browser shows nothing but films that way. */
function FullScreen() {
  const { t } = useTranslation("rooms");
  return (
    <Tooltip label={t("projector.fullscreen")}>
      <ActionIcon
        className={classes.full}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t("projector.fullscreen")}
        onClick={() => void document.documentElement.requestFullscreen()}
      >
        <Icon name="fit" />
      </ActionIcon>
    </Tooltip>
  );
}

interface WayProps {
  readonly room: RoomAnswer;
  readonly address: string | null;
}

/** How to get in, legible from the last row; a locked class shows nothing that would lead to a closed door. */
function Way({ room: { title, code, locked, ended }, address }: WayProps) {
  const { t } = useTranslation("rooms");
  return (
    <header className={classes.way}>
      <h1 className={classes.title}>{title}</h1>
      {code === null || locked ? (
        <p className={classes.closed}>{t(ended === null ? "projector.locked" : "projector.ended")}</p>
      ) : (
        <OpenWay code={code} address={address} />
      )}
    </header>
  );
}

function OpenWay({ code, address }: { readonly code: string; readonly address: string | null }) {
  const { t } = useTranslation("rooms");
  const { host, link } = joinAddress(code, address, location);
  return (
    <>
      <p className={classes.where}>
        {t("projector.join")} <b>{host}/join</b>
      </p>
      <p className={classes.code}>{spacedCode(code)}</p>
      <div className={classes.qr}>
        <QrCode address={link} label={t("invite.qr")} />
      </div>
    </>
  );
}

function Numbers({ room, tiles }: { readonly room: RoomAnswer; readonly tiles: Tiles | null }) {
  const { t } = useTranslation("rooms");
  const best = tiles && bestAccuracy(tiles);
  return (
    <dl className={classes.numbers}>
      <div>
        <dd>{room.online}</dd>
        <dt>{t("projector.here")}</dt>
      </div>
      <div>
        <dd>{tiles ? countMembers(tiles).training : 0}</dd>
        <dt>{t("projector.training")}</dt>
      </div>
      <div>
        <dd>{best === null ? "–" : formatPercent(best)}</dd>
        <dt>{t("projector.best")}</dt>
      </div>
    </dl>
  );
}

function Networks({ tiles }: { readonly tiles: Tiles }) {
  const { t } = useTranslation("rooms");
  const { ref, width, height } = useElementSize<HTMLUListElement>();
  const shown = shownMembers(tiles, SHOWN).flatMap((id) => tiles.get(id) ?? []);
  const building = shown.filter(({ project }) => project !== null);
  if (building.length === 0) return <p className={classes.empty}>{t("projector.empty")}</p>;
  return (
    <ul
      ref={ref}
      className={classes.networks}
      aria-label={t("projector.networks")}
      style={{ "--columns": columnsFor(building.length, { width, height, gap: GAP }, TILE) } as CSSProperties}
    >
      {building.map((tile) => (
        <li key={tile.id} className={classes.network} aria-label={t("projector.one")}>
          <div className={classes.picture}>
            <TilePicture project={tile.project?.id ?? null} revision={tile.project?.revision ?? 0} />
          </div>
          <TileFacts tile={tile} />
        </li>
      ))}
    </ul>
  );
}
