import { act, cleanup, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useConnection } from "../state/connection";
import { later } from "./later";

let isThere = false;

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
