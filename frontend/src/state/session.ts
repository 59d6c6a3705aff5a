/** Starts the tab: opens the connection, gives each message to its store, opens projects. */

import { STILL } from "../core/moving";
import { api, whenUnreached } from "../wire/api";
import type { Frame } from "../wire/frames";
import type { LiveState } from "../wire/live";
import type { FromServer } from "../wire/messages.gen";
import type { Project, Run, RunSummary } from "../wire/types";
import { startAnalysis } from "./analysis";
import { startBackGesture } from "./backGesture";
import { ensureCatalog, startCatalog } from "./catalog";
import { useConnection } from "./connection";
import { takeContests, takeHeldBack } from "./contests";
import { closeNetworkDialog } from "./dialogs";
import { startSelection } from "./editing";
import { startFirstLook } from "./first-look";
import { startFolding } from "./folding";
import { CANVAS_WATCH, forgetFrames, takeFrame } from "./frames";
import { startJourney } from "./journey";
import { askBeforeLeaving } from "./leaving";
import { useListed } from "./listed";
import { live, openLive } from "./live";
import { startFields } from "./mapPlaces";
import { forgetMetrics, metricsSeq, takeMetrics } from "./metrics";
import { startMoment, takeSnapshot } from "./moment";
import { tellProblem } from "./notices";
import { startOverrides } from "./overrides";
import { moveProbe, useProbe } from "./probe";
import {
  closeProject,
  connectionLost,
  mainGraph,
  showProject,
  takeEditedMessage,
  takeProjectMessage,
  takeRefusedMessage,
  useProject,
} from "./project";
import { takeRefusedWatch } from "./refusedWatch";
import { enterAgain, takeMember, takeMemberGone, takeRoom, takeRoomGone, takeRoster } from "./room";
import { takeRun, useRun } from "./run";
import { startSignals, takeSignals } from "./signals";
import { takeTogether } from "./together";
import { goTo, placeInAddress, startUnits } from "./unit";
import { openNode, select } from "./view";
import { isWatched, startWatches } from "./watches";

/** Call once, before the first component. */
export function startSession(): void {
  startAnalysis();
  startOverrides();
  startWatches();
  startMoment();
  startSignals();
  startFolding();
  startSelection();
  startFirstLook();
  startUnits();
  startJourney();
  startBackGesture();
  startFields();
  openLive({ state: changeState, silent: askHealth, message: receive, frame: receiveFrame });
  whenUnreached(() => live().drop());
  startCatalog();
  askBeforeLeaving();
}

/** Counts what was opened and left: an answer that comes after the next of these is not shown. */
let visit = 0;

/** Loads a project and follows it, unless it was left meanwhile. Throws ApiProblem (404) when there is none. */
export async function openProject(id: string): Promise<Project> {
  const place = placeInAddress();
  visit += 1;
  const own = visit;
  const project = await api.project(id);
  if (own !== visit) return project;
  forgetFrames();
  forgetMetrics();
  select([]);
  openNode(null);
  useProbe.setState({ prediction: null, refused: null, beside: {} });
  moveProbe(STILL);
  showProject(project);
  goTo(place, mainGraph(project));
  takeRun(project.run);
  live().follow(id, metricsSeq);
  live().here(id);
  return project;
}

export function leaveProject(): void {
  visit += 1;
  live().unfollow();
  live().here(null);
  closeNetworkDialog();
  closeProject();
  takeRun(null);
}

function changeState(state: LiveState): void {
  useConnection.setState({ live: state });
  if (state === "online") {
    ensureCatalog();
    void enterAgain();
  } else connectionLost();
}

/** Nobody's answer reaches `whenUnreached`; any other leaves the socket as it is: the server is only busy. */
function askHealth(): void {
  void api.health().catch(() => undefined);
}

function receive(message: FromServer): void {
  switch (message.type) {
    case "welcome":
      useConnection.setState({ version: message.version });
      break;
    case "project":
      takeProjectMessage(message);
      break;
    case "edited":
      takeEditedMessage(message);
      break;
    case "refused":
      takeRefusedMessage(message);
      break;
    case "run":
      if (message.project === useProject.getState().id) takeShown(message.run);
      break;
    case "runs":
      useListed.setState({ run: message.run as RunSummary });
      break;
    case "metrics":
      if (message.run === useRun.getState().run?.id) takeMetrics(message.run, message.seq, message.points);
      break;
    case "signals":
      takeSignals(message);
      break;
    case "snapshot":
      takeSnapshot(message.run, message.step);
      break;
    case "room":
      takeRoom(message);
      break;
    case "room_gone":
      takeRoomGone(message);
      break;
    case "roster":
      takeRoster(message);
      break;
    case "member":
      takeMember(message);
      break;
    case "member_gone":
      takeMemberGone(message);
      break;
    case "contests":
      takeContests(message);
      break;
    case "held_back":
      takeHeldBack();
      break;
    case "present":
    case "absent":
    case "comments":
    case "shown":
    case "handed_out":
    case "halted":
    case "contest_begun":
    case "projector_asked":
    case "projected":
      takeTogether(message);
      break;
    case "problem":
      if (!message.watch) tellProblem(message);
      else takeRefusedWatch(message.watch, message);
      break;
    default:
      message satisfies never;
  }
}

/** The run that the project shows. The points of one that is not new were told before anybody here asked for them. */
function takeShown(run: Run | null): void {
  const before = useRun.getState().run;
  takeRun(run);
  if (run?.id === before?.id) return;
  forgetMetrics();
  if (run !== null && run.step > 0) live().refollow();
}

function receiveFrame(frame: Frame, accepted: () => void): void {
  const { project, watch } = frame.header;
  const isOfAnother = project !== null && project !== useProject.getState().id;
  // One that was on its way when its watch ended would be shown as the present when somebody looks again.
  if (isOfAnother || (watch !== null && !isWatched(watch))) {
    accepted();
    return;
  }
  const prediction = frame.items.find((item) => item.kind === "prediction")?.data;
  if (prediction instanceof Float32Array) takePrediction(frame.header.watch ?? "", prediction);
  takeFrame(frame, accepted);
}

function takePrediction(watch: string, prediction: Float32Array): void {
  if (watch === CANVAS_WATCH) useProbe.setState({ prediction, refused: null });
  else useProbe.setState(({ beside }) => ({ beside: { ...beside, [watch]: prediction } }));
}
