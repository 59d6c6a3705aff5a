import { notifications } from "@mantine/notifications";
import { act, cleanup, render, screen } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { create } from "zustand";
import { useConnection } from "../state/connection";
import { awayNotice, fetchSoon, isFetchingAhead, later } from "./later";

let isThere = false;

async function lost(): Promise<() => ReactNode> {
  throw new TypeError("Failed to fetch dynamically imported module");
}

const Part = later(async () => {
  if (!isThere) throw new TypeError("Failed to fetch dynamically imported module");
  return ({ name }: { readonly name: string }) => <p>the {name}</p>;
});

function show() {
  return render(
    <Suspense>
      <Part name="part" />
    </Suspense>,
  );
}

beforeEach(() => {
  isThere = false;
});

afterEach(cleanup);

it("says in its place that a part could not be fetched, and fetches it when the browser is online again", async () => {
  show();
  expect((await screen.findByRole("status")).textContent).toMatch(/could not be loaded/);
  isThere = true;
  act(() => void window.dispatchEvent(new Event("online")));
  expect(await screen.findByText("the part")).toBeDefined();
});

it("fetches a part when the server is back, as often as it takes", async () => {
  const Other = later(async () => {
    if (!isThere) throw new TypeError("Failed to fetch dynamically imported module");
    return () => <p>the other</p>;
  });
  render(
    <Suspense fallback={<p>on its way</p>}>
      <Other />
    </Suspense>,
  );
  await screen.findByRole("status");
  act(() => void window.dispatchEvent(new Event("online")));
  await screen.findByRole("status");
  isThere = true;
  act(() => useConnection.setState({ live: "offline" }));
  act(() => useConnection.setState({ live: "online" }));
  expect(await screen.findByText("the other")).toBeDefined();
});

it("leaves nothing in the place of a mark that nobody misses", async () => {
  const Mark = later(lost, { away: "nothing" });
  const { container } = render(
    <Suspense fallback={<p>on its way</p>}>
      <Mark />
    </Suspense>,
  );
  await vi.waitFor(() => expect(container.innerHTML).toBe(""));
});

it("takes back the wish for what covers the page and cannot be had, each time with a notice", async () => {
  const told = vi.spyOn(notifications, "show");
  const useWish = create(() => ({ isOpen: false }));
  const Cover = later(lost, {
    away: awayNotice(
      () => useWish(({ isOpen }) => isOpen),
      () => useWish.setState({ isOpen: false }),
    ),
  });
  render(
    <Suspense>
      <Cover />
    </Suspense>,
  );
  for (const times of [1, 2]) {
    act(() => useWish.setState({ isOpen: true }));
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(times));
    expect(useWish.getState().isOpen).toBe(false);
  }
});

it("fetches what is wanted soon once the page has nothing else to do, and asks again for what did not come", async () => {
  vi.stubGlobal("requestIdleCallback", (act: () => void) => act());
  const load = vi.fn(lost);
  const Soon = later<object>(load, { soon: true });
  expect(load).not.toHaveBeenCalled();
  fetchSoon();
  expect(isFetchingAhead()).toBe(true);
  await vi.waitFor(() => expect(isFetchingAhead()).toBe(false));
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
  load.mockResolvedValue(() => <p>came after all</p>);
  render(
    <Suspense>
      <Soon />
    </Suspense>,
  );
  expect(await screen.findByText("came after all")).toBeDefined();
});
