/** The frame of every page: theme, notices, help, and which page the address means. */

import { MantineProvider, useComputedColorScheme } from "@mantine/core";
import { type ReactNode, Suspense, useEffect } from "react";
import { Route, Switch } from "wouter";
import { useShortcuts } from "./commands/shortcuts";
import { FileDrop } from "./panels/FileDrop";
import { LazyTogether } from "./panels/LazyTogether";
import { setHelpOpen, setTheme, useView } from "./state/view";
import { ErrorBoundary } from "./ui/ErrorBoundary";
import { Loading } from "./ui/Loading";
import { awayNotice, later } from "./ui/later";
import { theme } from "./ui/theme";
import { Dialogs } from "./views/Dialogs";
import { Workspace } from "./Workspace";

const HomePage = later(async () => (await import("./views/home/HomePage")).HomePage);
const HelpDialog = later(async () => (await import("./views/help/HelpDialog")).HelpDialog, {
  away: awayNotice(
    () => useView(({ helpOpen }) => helpOpen),
    () => setHelpOpen(false),
  ),
});
const NoticeCorner = later(async () => (await import("./ui/NoticeCorner")).NoticeCorner, { away: "nothing" });
const LabsPage = later(async () => (await import("./labs/LabsPage")).LabsPage);
const TeachPage = later(async () => (await import("./views/rooms/TeachPage")).TeachPage);
const RoomPage = later(async () => (await import("./views/rooms/RoomPage")).RoomPage);
const ProjectorPage = later(async () => (await import("./views/rooms/ProjectorPage")).ProjectorPage);
const ContestPage = later(async () => (await import("./views/contests/ContestPage")).ContestPage);
const JoinPage = later(async () => (await import("./views/join/JoinPage")).JoinPage);
const JoinPartnerPage = later(async () => (await import("./views/together/JoinPartnerPage")).JoinPartnerPage);
const MissingPage = later(async () => (await import("./views/missing/MissingPage")).MissingPage);

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <FollowTheme />
      <Suspense>
        <NoticeCorner />
      </Suspense>
      <ErrorBoundary>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/p/:id">{({ id }) => <Workspace id={id} key={id} />}</Route>
            <Route path="/labs/:name?">
              <LabsPage />
            </Route>
            <Route path="/join">
              <JoinPage />
            </Route>
            <Route path="/j/:code">
              <JoinPage />
            </Route>
            <Route path="/with/:code?">
              <JoinPartnerPage />
            </Route>
            <Route path="/teach">
              <TeachPage />
            </Route>
            <Route path="/rooms/:id">{({ id }) => <RoomPage id={id} key={id} />}</Route>
            <Route path="/rooms/:id/projector">{({ id }) => <ProjectorPage id={id} key={id} />}</Route>
            <Route path="/rooms/:id/contests/:contest">
              {({ id, contest }) => <ContestPage room={id} id={contest} key={contest} />}
            </Route>
            <Route path="/">
              <HomePage />
            </Route>
            <Route>
              <MissingPage />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
      <Suspense>
        <HelpDialog />
      </Suspense>
      <Dialogs />
      <LazyTogether />
      <FileDrop />
      <Shortcuts />
    </MantineProvider>
  );
}

/** Maps are painted outside React and CSS: they must be told which theme is in force. */
function FollowTheme(): ReactNode {
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  useEffect(() => setTheme(scheme), [scheme]);
  return null;
}

function Shortcuts(): ReactNode {
  useShortcuts();
  return null;
}
