/**
 * What a teacher shows to a class. The teacher's page tells the parts of what it shows as they change; a student's goes
 * along, for as long as the student wants to: it opens the same project, read-only, and takes each part.
 */

import { navigate } from "wouter/use-browser-location";
import { create } from "zustand";
import type { Point } from "../core/graph";
import i18next from "../i18n";
import type { Show, Shown } from "../wire/messages.gen";
import { useConnection } from "./connection";
import { useLesson } from "./lesson";
import { live } from "./live";
import { tell } from "./notices";
import { useProject } from "./project";
import { useRoom } from "./room";
import { type PartName, putPart, READ_PARTS, READERS, type ReadPart, type ShownPart, watchParts } from "./shownParts";
import { useTogether } from "./together";
import { useUnit } from "./unit";
import { holdSight } from "./viewport";

interface Stage {
  /** The project that a teacher shows to the class of this tab; null: none. */
  project: string | null;
  /** This page goes along. */
  isFollowing: boolean;
  /** Where the teacher points on the canvas. */
  pointer: Point | null;
}

const EMPTY: Stage = { project: null, isFollowing: false, pointer: null };

export const useStage = create<Stage>(() => EMPTY);

/** The newest of each part of what is shown. */
const parts = new Map<PartName, ShownPart>();
/** Where a student was when the mirror began. */
let cameFrom: string | null = null;

export function takeShown({ project, part }: Shown): void {
  if (useRoom.getState().me === null) return; // a teacher in the room goes nowhere by themselves
  const before = useStage.getState();
  if (project === null) {
    leaveStage(before);
    return;
  }
  if (project !== before.project) {
    parts.clear();
    const isFollowing = (before.project === null || before.isFollowing) && !isAtTheDoor();
    if (isFollowing && !isMirrored()) cameFrom = location.pathname;
    useStage.setState({ project, pointer: null, isFollowing });
    if (isFollowing) goAlong();
  }
  if (part === null) return;
  const shown = part as unknown as ShownPart;
  parts.set(shown.part, shown);
  if (isMirrored()) put(shown);
}

/** Who has just come in reads four words there that are told only once: what is shown waits in its bar. */
function isAtTheDoor(): boolean {
  return /^\/(join$|j\/)/.test(location.pathname);
}

/** Follows the teacher (again). */
export function follow(): void {
  if (location.pathname !== `/p/${useStage.getState().project}`) cameFrom = location.pathname;
  useStage.setState({ isFollowing: true });
  goAlong();
}

/** Looks around by oneself; what the teacher shows stays one press away. */
export function leaveMirror(): void {
  useStage.setState({ isFollowing: false, pointer: null });
}

/** Back to where this person was when the teacher began. */
export function goBack(): void {
  leaveMirror();
  navigate(cameFrom ?? "/");
}

function goAlong(): void {
  const { project } = useStage.getState();
  if (location.pathname === `/p/${project}`) putAll();
  else navigate(`/p/${project}`);
}

/** Whoever is in the class no more goes along no more. */
export function forgetStage(): void {
  parts.clear();
  cameFrom = null;
  useStage.setState(EMPTY);
}

function leaveStage({ project, isFollowing }: Stage): void {
  if (project === null) return;
  parts.clear();
  useStage.setState(EMPTY);
  if (!isFollowing) return;
  tell(i18next.t("together:stage.over"), "stage");
  if (location.pathname === `/p/${project}` && cameFrom !== null) navigate(cameFrom);
  cameFrom = null;
}

function isMirrored(): boolean {
  const { project, isFollowing } = useStage.getState();
  return isFollowing && project !== null && useProject.getState().id === project;
}

function putAll(): void {
  if (!isMirrored()) return;
  for (const part of parts.values()) put(part);
}

function put(part: ShownPart): void {
  if (part.part === "pointer") useStage.setState({ pointer: part.cursor as Point | null });
  putPart(part);
}

/** At most so often is each part told while it changes. */
const TELL_MS = 50;
const changed = new Set<ReadPart>();
const told = new Map<PartName, string>();
let telling: ReturnType<typeof setTimeout> | null = null;
let cursor: Point | null = null;

/** The canvas's camera was moved. */
export function cameraMoved(): void {
  mark("camera");
}

/** Where the teacher points on the canvas, and at which value. */
export function pointOnStage(at: Point | null): void {
  cursor = at;
  schedule();
}

function mark(part: ReadPart): void {
  changed.add(part);
  schedule();
}

function schedule(): void {
  if (telling === null && useLesson.getState().lesson?.isShowing) telling = setTimeout(say, TELL_MS);
}

/** The project that a class may be shown: a student's own work is theirs to show, on the projector. */
function ownProject(): string | null {
  const { id, role } = useProject.getState();
  return role === "teacher" ? null : id;
}

function say(): void {
  telling = null;
  const { lesson } = useLesson.getState();
  const project = ownProject();
  if (!lesson?.isShowing || project === null) return;
  for (const name of changed) send(lesson.room, project, READERS[name]());
  changed.clear();
  const { pointed } = useUnit.getState();
  const at = cursor && ([Math.round(cursor[0]), Math.round(cursor[1])] as Point);
  send(lesson.room, project, { part: "pointer", cursor: at, unit: pointed });
}

function send(room: string, project: string, part: ShownPart | null): void {
  if (part === null) return;
  const text = JSON.stringify(part);
  if (told.get(part.part) === text) return;
  if (live().tell({ type: "show", room, project, part } satisfies Show)) told.set(part.part, text);
}

/** Everything anew: another project, another class, another connection. */
function begin(): void {
  const { lesson } = useLesson.getState();
  const project = ownProject();
  told.clear();
  if (!lesson?.isShowing || project === null) return;
  live().tell({ type: "show", room: lesson.room, project });
  for (const part of READ_PARTS) mark(part);
}

/** Call once. */
export function startStage(): void {
  watchParts(mark);
  useUnit.subscribe((now, before) => {
    if (now.pointed !== before.pointed) schedule();
  });
  useLesson.subscribe(({ lesson }, { lesson: before }) => {
    if (before?.isShowing && (!lesson?.isShowing || lesson.room !== before.room)) {
      live().tell({ type: "show", room: before.room, project: null });
    }
    begin();
  });
  useProject.subscribe((now, before) => {
    if (now.id === before.id) return;
    begin();
    // What opening a project begins with is there by then.
    if (now.id !== null) requestAnimationFrame(putAll);
  });
  useConnection.subscribe((now, before) => {
    if (now.live === "online" && before.live !== "online") begin();
  });
  const mirror = () => {
    if (useTogether.getState().isMirrored === isMirrored()) return;
    useTogether.setState({ isMirrored: isMirrored() });
    if (!isMirrored()) holdSight(null);
  };
  useStage.subscribe(mirror);
  useProject.subscribe((now, before) => {
    if (now.id !== before.id) mirror();
  });
  begin();
}
