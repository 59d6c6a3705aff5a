import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Frame } from "./frames";
import { LiveConnection, type LiveState, retryDelay } from "./live";
import type { FromServer } from "./messages.gen";

/** The browser's side of a socket whose other end is the test. */
class TestSocket {
  static readonly OPEN = 1;
  static all: TestSocket[] = [];
  static get newest(): TestSocket {
    return TestSocket.all.at(-1) as TestSocket;
  }

  readyState = 0;
  binaryType = "";
  sent: { type: string; [key: string]: unknown }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    TestSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
  accept(): void {
    this.readyState = TestSocket.OPEN;
    this.onopen?.();
    this.say({ type: "welcome", protocol: 1, connection: "c1", version: "0", credits: 2 });
  }
  say(message: FromServer): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  drop(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
  get types(): string[] {
    return this.sent.map(({ type }) => type);
  }
}

const watch = {
  type: "watch",
  watch: "canvas",
  project: "p",
  input: { dataset: "mnist", split: "test", index: 0 },
} as const;

describe("the live connection", () => {
  let states: LiveState[];
  let silences: number;
  let frames: [Frame, () => void][];
  let connection: LiveConnection;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("window", new EventTarget());
    vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
    vi.stubGlobal("WebSocket", TestSocket);
    TestSocket.all = [];
    states = [];
    silences = 0;
    frames = [];
    connection = new LiveConnection("ws://here/api/live", {
      state: (state) => states.push(state),
      silent: () => silences++,
      message: () => undefined,
      frame: (frame, accepted) => frames.push([frame, accepted]),
    });
    connection.open();
  });
  afterEach(() => {
    connection.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("says hello and waits to be welcomed before anything else", () => {
    connection.follow("p", () => 0);
    expect(TestSocket.newest.sent).toEqual([]);
    TestSocket.newest.accept();
    expect(TestSocket.newest.types).toEqual(["hello", "follow"]);
    expect(states).toEqual(["connecting", "online"]);
  });

  it("asks again for what it followed and watched, from where it was", () => {
    let seq = 0;
    TestSocket.newest.accept();
    connection.follow("p", () => seq);
    connection.watch(watch);
    seq = 41;
    TestSocket.newest.drop(1006);
    expect(states.at(-1)).toBe("offline");
    vi.advanceTimersByTime(1000);
    expect(TestSocket.all).toHaveLength(2);
    TestSocket.newest.accept();
    expect(TestSocket.newest.sent).toMatchObject([
      { type: "hello", resume: "c1" },
      { type: "follow", project: "p", since: 41 },
      { type: "watch", watch: "canvas" },
    ]);
  });

  it("knows a restart from a loss", () => {
    TestSocket.newest.accept();
    TestSocket.newest.drop(1012);
    expect(states.at(-1)).toBe("restarting");
  });

  it("believes in a restart for a minute, until it is welcomed", () => {
    TestSocket.newest.accept();
    TestSocket.newest.drop(1012);
    vi.advanceTimersByTime(1000);
    TestSocket.newest.drop(1006);
    expect(states.at(-1)).toBe("restarting");
    vi.advanceTimersByTime(1000);
    TestSocket.newest.accept();
    TestSocket.newest.drop(1006);
    expect(states.at(-1)).toBe("offline");
    TestSocket.newest.drop(1012);
    vi.advanceTimersByTime(60_000);
    TestSocket.newest.drop(1006);
    expect(states.at(-1)).toBe("offline");
  });

  it("is offline at once when the browser says so, and comes back with it", () => {
    TestSocket.newest.accept();
    window.dispatchEvent(new Event("offline"));
    expect(states.at(-1)).toBe("offline");
    expect(TestSocket.all[0]?.readyState).toBe(3);
    window.dispatchEvent(new Event("online"));
    TestSocket.newest.accept();
    expect(states.at(-1)).toBe("online");
    expect(TestSocket.all).toHaveLength(2);
  });

  it("tries at once when somebody looks at the page again", () => {
    TestSocket.newest.accept();
    TestSocket.newest.drop(1012);
    vi.advanceTimersByTime(60_000);
    const tried = TestSocket.all.length;
    document.dispatchEvent(new Event("visibilitychange"));
    expect(TestSocket.all).toHaveLength(tried + 1);
    TestSocket.newest.accept();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(TestSocket.all).toHaveLength(tried + 1);
  });

  it("wonders about a server that was asked and says nothing, and gives it up when told", () => {
    TestSocket.newest.accept();
    connection.watch(watch);
    vi.advanceTimersByTime(5000);
    TestSocket.newest.say({ type: "problem", code: "x", params: {}, message: "" } as unknown as FromServer);
    vi.advanceTimersByTime(60_000);
    expect(silences).toBe(0); // it spoke, and nothing was asked since
    connection.watch(watch);
    vi.advanceTimersByTime(7000);
    expect(silences).toBe(1);
    connection.drop();
    expect(states.at(-1)).toBe("offline");
    vi.advanceTimersByTime(1000);
    expect(TestSocket.all).toHaveLength(2);
  });

  it("forgets an ended watch", () => {
    TestSocket.newest.accept();
    connection.watch(watch);
    connection.unwatch("canvas");
    TestSocket.newest.drop(1006);
    vi.advanceTimersByTime(1000);
    TestSocket.newest.accept();
    expect(TestSocket.newest.types).toEqual(["hello"]);
  });

  it("returns a credit once a frame was accepted, and not to a later socket", () => {
    const bytes = new TextEncoder().encode(`    ${JSON.stringify({ watch: "canvas", items: [] })}`);
    new DataView(bytes.buffer).setUint32(0, bytes.length - 4, true);
    const socket = TestSocket.newest;
    socket.accept();
    socket.onmessage?.({ data: bytes.buffer });
    socket.onmessage?.({ data: bytes.buffer });
    expect(socket.types).toEqual(["hello"]);
    frames[0]?.[1]();
    expect(socket.types).toEqual(["hello", "credit"]);
    socket.drop(1006);
    vi.advanceTimersByTime(1000);
    TestSocket.newest.accept();
    frames[1]?.[1]();
    expect(TestSocket.newest.types).toEqual(["hello"]);
  });

  it("says when an edit could not be sent", () => {
    const edit = { type: "edit", id: "e", project: "p", revision: 1, patch: [] } as const;
    expect(connection.edit({ ...edit, patch: [] })).toBe(false);
    TestSocket.newest.accept();
    expect(connection.edit({ ...edit, patch: [] })).toBe(true);
  });
});

describe("retries", () => {
  it("double up to a limit, spread by chance", () => {
    expect([0, 1, 2].map((attempt) => retryDelay(attempt, 1, "seen"))).toEqual([250, 500, 1000]);
    expect(retryDelay(20, 1, "seen")).toBe(2000);
    expect(retryDelay(20, 1, "hidden")).toBe(8000);
    expect(retryDelay(3, 0, "seen")).toBe(1000);
  });
});
