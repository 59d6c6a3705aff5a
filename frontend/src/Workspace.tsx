/** The place where a project is worked on: its layout, and what it shows before there is a project. */

import { useMediaQuery } from "@mantine/hooks";
import { ReactFlowProvider } from "@xyflow/react";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Canvas } from "./canvas/Canvas";
import { Banners } from "./panels/Banners";
import { Dock } from "./panels/Dock";
import { DockTabs } from "./panels/DockTabs";
import { InspectorPanel } from "./panels/InspectorPanel";
import { LazyComparison } from "./panels/LazyComparison";
import { NetworkTotals } from "./panels/NetworkTotals";
import { PhoneTabs } from "./panels/PhoneTabs";
import { PalettePanel } from "./panels/palette/PalettePanel";
import { ProbeInPage } from "./panels/probe/ProbeInPage";
import { CopyToBuild } from "./panels/TakeCopy";
import { TopBar } from "./panels/TopBar";
import { useConnection } from "./state/connection";
import { tellError } from "./state/notices";
import { useProject } from "./state/project";
import { useRun } from "./state/run";
import { leaveProject, openProject } from "./state/session";
import { useTogether } from "./state/together";
import { openNode, type PhoneTab, useView } from "./state/view";
import { Loading } from "./ui/Loading";
import { awayNotice, fetchSoon, later } from "./ui/later";
import classes from "./Workspace.module.css";
import { ApiProblem } from "./wire/api";

const SlowMotion = later(async () => (await import("./canvas/SlowMotion")).SlowMotion, { away: "nothing" });
const NodeView = later(async () => (await import("./views/node/NodeView")).NodeView, {
  away: awayNotice(
    () => useView(({ opened }) => opened !== null),
    () => openNode(null),
  ),
  soon: true,
});
const Tour = later(async () => (await import("./views/tour/Tour")).Tour, { away: "nothing" });
const MissingProject = later(async () => (await import("./views/missing/MissingPage")).MissingProject);

/** Below this width panels become sheets over a row of tabs. */
const COMPACT = "(max-width: 999px)";

export function Workspace({ id }: { readonly id: string }) {
  const state = useOpened(id);
  const title = useProject((project) => project.document?.title);
  const compact = useMediaQuery(COMPACT, undefined, { getInitialValueInEffect: false });
  const opened = useView((view) => view.opened);

  // On the wall the tab keeps the class's title: a project's is what a student has chosen.
  const isWall = useTogether((together) => together.isWall);
  useEffect(() => {
    if (title !== undefined && !isWall) document.title = `${title} · Svertka`;
  }, [title, isWall]);

  if (state === "missing") {
    return (
      <Suspense fallback={<Loading />}>
        <MissingProject />
      </Suspense>
    );
  }
  if (state === "loading") return <Loading />;
  return (
    <ReactFlowProvider>
      {compact ? <CompactLayout /> : <WideLayout />}
      <Suspense>{opened === null ? <Tour /> : <NodeView />}</Suspense>
    </ReactFlowProvider>
  );
}

function WideLayout() {
  const { t } = useTranslation("workspace");
  return (
    <div className={classes.wide}>
      <TopBar />
      <Banners />
      <aside className={classes.palette} aria-label={t("palette")}>
        <BuildPanel />
      </aside>
      <main className={classes.network} aria-label={t("network")}>
        <NetworkTotals />
        <div className={classes.canvas}>
          <Canvas />
          <InSlowMotion />
        </div>
        <LazyComparison />
      </main>
      <aside className={classes.inspector} aria-label={t("inspector")}>
        <InspectorPanel />
      </aside>
      <Dock className={classes.dock} />
    </div>
  );
}

function InSlowMotion() {
  const slow = useRun(({ run }) => run?.state === "running" && run.gait === "slow");
  return <Suspense>{slow && <SlowMotion />}</Suspense>;
}

/** What one builds with; in somebody else's project, the way to one's own. */
function BuildPanel() {
  const mine = useProject((project) => project.mine);
  return mine ? <PalettePanel /> : <CopyToBuild />;
}

const SHEETS: Record<PhoneTab, (() => React.ReactNode) | null> = {
  network: null,
  draw: () => <ProbeInPage />,
  curves: () => <DockTabs />,
  layer: () => <InspectorPanel />,
  add: () => <BuildPanel />,
};

/** The network stays in sight above the sheet: a pen stroke is answered by every layer on a phone as well. */
function CompactLayout() {
  const { t } = useTranslation("workspace");
  const tab = useView((view) => view.phoneTab);
  const sheet = SHEETS[tab];
  return (
    <div className={classes.compact}>
      <TopBar compact />
      <Banners compact />
      <main className={classes.network} aria-label={t("network")}>
        <NetworkTotals />
        <div className={classes.canvas}>
          <Canvas compact />
          <InSlowMotion />
        </div>
        <LazyComparison />
      </main>
      {sheet && (
        <section className={classes.sheet} data-sheet={tab} aria-label={t(`tabs.${tab}`)}>
          {sheet()}
        </section>
      )}
      <PhoneTabs />
    </div>
  );
}

/** Opens the project of the address, again when the server is back, and leaves it with the page. */
function useOpened(id: string): "loading" | "open" | "missing" {
  const isOpen = useProject((project) => project.id === id);
  const live = useConnection((connection) => connection.live);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    // Without an answer this runs again with the next change of the connection.
    if (isOpen || live === "connecting") return;
    openProject(id).catch((error: unknown) => {
      const status = error instanceof ApiProblem ? error.status : null;
      if (status === 404) setMissing(true);
      else if (status !== 0) tellError(error); // nobody answers: the banner says so, and the next change tries again
    });
  }, [id, isOpen, live]);
  useEffect(() => {
    if (isOpen) fetchSoon();
  }, [isOpen]);
  useEffect(() => () => leaveProject(), []);
  if (missing) return "missing";
  return isOpen ? "open" : "loading";
}
