/** The one socket of a tab: says hello, keeps what was asked for across reconnections, and meters frames by credit. */

import { decodeFrame, type Frame } from "./frames";
import {
  type Edit,
  type FromBrowser,
  type FromServer,
  PROTOCOL,
  type Presence,
  type Show,
  type Watch,
} from "./messages.gen";

/** `restarting`: the server said it would be back; `offline`: nobody answers. */
export type LiveState = "connecting" | "online" | "offline" | "restarting";

/** Close code 1012, "service restart" (IANA registry of RFC 6455 codes). */
const SERVICE_RESTART = 1012;
/** A server that said it restarts is believed so long, though nobody answers meanwhile. */
const RESTART_MS = 60_000;
const FIRST_RETRY_MS = 250;
/** Somebody who waits in front of the page is worth asking more often than a tab in the background. */
const LAST_RETRY_MS = { seen: 2000, hidden: 8000 } as const;

/** How long to wait before the n-th retry: doubling with full jitter, so that a class does not return all at once. */
export function retryDelay(attempt: number, random: number, page: keyof typeof LAST_RETRY_MS): number {
  const ceiling = Math.min(LAST_RETRY_MS[page], FIRST_RETRY_MS * 2 ** attempt);
  return ceiling / 2 + (random * ceiling) / 2;
}

/** A server answers these at once; one that then says nothing for so long is asked whether it lives. */
const ANSWERED: ReadonlySet<FromBrowser["type"]> = new Set(["follow", "edit", "watch"]);
const SILENCE_MS = 6000;

export interface LiveListener {
  state(state: LiveState): void;
  /** Something was sent and nothing came: the listener finds out, and calls `drop` when nobody is there. */
  silent(): void;
  message(message: FromServer): void;
  /** Takes a frame; it is credited when `accepted` is called, which should be after it was drawn. */
  frame(frame: Frame, accepted: () => void): void;
}

/** Connects on `open`, reconnects until `close`. */
export class LiveConnection {
  private socket: WebSocket | null = null;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private connection: string | null = null;
  private welcomed = false;
  private restartsUntil = 0;
  private followed: { project: string; since: () => number } | null = null;
  private room: string | null = null;
  private shown: string | null = null;
  private readonly watches = new Map<string, Watch>();
  private readonly address: string;
  private readonly listener: LiveListener;

  constructor(address: string, listener: LiveListener) {
    this.address = address;
    this.listener = listener;
  }

  open(): void {
    this.listener.state("connecting");
    window.addEventListener("online", this.reconnectNow);
    window.addEventListener("offline", this.drop);
    document.addEventListener("visibilitychange", this.seen);
    this.connect();
  }

  close(): void {
    window.removeEventListener("online", this.reconnectNow);
    window.removeEventListener("offline", this.drop);
    document.removeEventListener("visibilitychange", this.seen);
    this.leaveSocket();
  }

  /** Gives up a socket whose other end is known to be gone, long before the browser says so, and tries again. */
  readonly drop = (): void => {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.leaveSocket();
    this.listener.state("offline");
    this.retryLater();
  };

  /** Connects anew, as whoever the browser's cookies now say. */
  renew(): void {
    this.leaveSocket();
    this.attempt = 0;
    this.connect();
  }

  private leaveSocket(): void {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.silence = undefined;
    this.welcomed = false;
    const socket = this.socket;
    this.socket = null;
    socket?.close(1000);
  }

  private retryLater(): void {
    const page = document.hidden ? "hidden" : "seen";
    this.retry = setTimeout(() => this.connect(), retryDelay(this.attempt++, Math.random(), page));
  }

  private readonly wonder = (): void => {
    this.silence = undefined;
    this.listener.silent();
  };

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = undefined;
  }

  /** Follows a project from now on, also after reconnecting; `since` is asked for the newest `seq` each time. */
  follow(project: string, since: () => number): void {
    if (this.followed && this.followed.project !== project) {
      this.send({ type: "unfollow", project: this.followed.project });
    }
    this.followed = { project, since };
    this.send({ type: "follow", project, since: since() });
  }

  /** Asks for the whole followed project again: a revision went missing. */
  refollow(): void {
    if (this.followed) this.send({ type: "follow", project: this.followed.project, since: this.followed.since() });
  }

  unfollow(): void {
    if (this.followed) this.send({ type: "unfollow", project: this.followed.project });
    this.followed = null;
  }

  /** Is told of a room as long as this socket lives: whether one may after that is to be asked before. */
  enter(room: string): void {
    this.room = room;
    this.send({ type: "enter", room });
    this.sayShown();
  }

  leave(): void {
    if (this.room !== null) this.send({ type: "leave", room: this.room });
    this.room = null;
  }

  /** Says which project this tab shows; the room's teacher sees it. */
  here(project: string | null): void {
    this.shown = project;
    this.sayShown();
  }

  private sayShown(): void {
    if (this.room !== null) this.send({ type: "here", project: this.shown });
  }

  watch(message: Watch): void {
    this.watches.set(message.watch, message);
    this.send(message);
  }

  unwatch(watch: string): void {
    if (this.watches.delete(watch)) this.send({ type: "unwatch", watch });
  }

  /** False when the edit could not be sent now; the caller keeps it and sends it after the next `project` message. */
  edit(message: Edit): boolean {
    return this.send(message);
  }

  /** Says where this person is, or what they show; false when it could not be sent now, which is then no news any more. */
  tell(message: Presence | Show): boolean {
    return this.send(message);
  }

  private send(message: FromBrowser): boolean {
    if (!this.welcomed || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    if (ANSWERED.has(message.type)) this.silence ??= setTimeout(this.wonder, SILENCE_MS);
    return true;
  }

  private connect(): void {
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.welcomed = false;
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: "hello", protocol: PROTOCOL, resume: this.connection } satisfies FromBrowser));
    };
    socket.onmessage = (event: MessageEvent<ArrayBuffer | string>) => {
      if (socket !== this.socket) return;
      this.heard();
      if (typeof event.data === "string") this.receive(JSON.parse(event.data) as FromServer);
      else this.receiveFrame(socket, event.data);
    };
    socket.onclose = (event) => {
      if (socket !== this.socket) return;
      this.heard();
      this.welcomed = false;
      if (event.code === SERVICE_RESTART) this.restartsUntil = performance.now() + RESTART_MS;
      this.listener.state(performance.now() < this.restartsUntil ? "restarting" : "offline");
      this.retryLater();
    };
  }

  private receive(message: FromServer): void {
    if (message.type === "welcome") {
      this.welcomed = true;
      this.attempt = 0;
      this.restartsUntil = 0;
      this.connection = message.connection;
      this.listener.state("online");
      this.refollow();
      for (const watch of this.watches.values()) this.send(watch);
    }
    this.listener.message(message);
  }

  private receiveFrame(socket: WebSocket, bytes: ArrayBuffer): void {
    this.listener.frame(decodeFrame(bytes), () => {
      if (socket === this.socket) this.send({ type: "credit", frames: 1 });
    });
  }

  private readonly seen = (): void => {
    if (!document.hidden) this.reconnectNow();
  };

  private readonly reconnectNow = (): void => {
    if (this.socket?.readyState !== WebSocket.OPEN) this.renew();
  };
}
