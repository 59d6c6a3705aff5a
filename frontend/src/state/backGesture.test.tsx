import { beforeEach, expect, it, vi } from "vitest";
import { startBackGesture } from "./backGesture";
import { closeDialog, openDialog, useDialog } from "./dialogs";

/** Those that a close request would reach, the newest last. */
const watchers: Watcher[] = [];

class Watcher {
  onclose: (() => void) | null = null;
  constructor() {
    watchers.push(this);
  }
  destroy(): void {
    watchers.splice(watchers.indexOf(this), 1);
  }
  /** What a browser does on "back". */
  request(): void {
    this.destroy();
    this.onclose?.();
  }
}

const touched = (isCoarse: boolean) => {
  window.matchMedia = (media) => ({ media, matches: isCoarse && media === "(pointer: coarse)" }) as MediaQueryList;
};

beforeEach(() => {
  closeDialog();
  watchers.length = 0;
  Object.assign(window, { CloseWatcher: Watcher });
});

it("leaves Escape to the dialogs where a mouse points", () => {
  touched(false);
  startBackGesture();
  openDialog({ name: "why" });
  expect(watchers).toEqual([]);
});

it("takes a dialog along when back leaves the page it lay over", async () => {
  touched(false);
  startBackGesture();
  history.pushState(null, "", "/p/one");
  history.pushState(null, "", "/p/two");
  openDialog({ name: "gallery" });
  history.back();
  await vi.waitFor(() => expect(useDialog.getState().dialog).toBeNull());
});

it("closes the dialog on back, and waits for nothing while none is open", () => {
  touched(true);
  startBackGesture();
  openDialog({ name: "data" });
  openDialog({ name: "upload" });
  expect(watchers.length).toBe(1);
  watchers[0]?.request();
  expect(useDialog.getState().dialog).toBeNull();
  openDialog({ name: "why" });
  expect(watchers.length).toBe(1);
  closeDialog();
  expect(watchers).toEqual([]);
});
