import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useCatalog } from "../../state/catalog";
import { rememberContest } from "../../state/contestWork";
import { useProject } from "../../state/project";
import { api } from "../../wire/api";
import { contests } from "../../wire/contests";
import type { ContestList } from "../../wire/messages.gen";
import type { DatasetEntry, ProjectDocument } from "../../wire/types";
import { useContestFit } from "./contestFit";

const open = { id: "c", dataset: "digits", parameters: 70_000, closed: false };
const digits = { name: "digits", shape: [1, 8, 8], classes: [] as string[] } as unknown as DatasetEntry;

beforeEach(() => {
  rememberContest("p", { room: "r", contest: "c" });
  useCatalog.setState({ datasets: new Map([["digits", digits]]) });
  useProject.setState({ id: "p", document: { dataset: "digits" } as ProjectDocument });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  localStorage.clear();
});

const list = (...all: unknown[]) =>
  vi.spyOn(contests, "list").mockResolvedValue({ contests: all } as unknown as ContestList);
const adapted = () => vi.spyOn(api, "adapted").mockResolvedValue({ parameters: { lenet5: 61_706 } });

it("asks what the architectures are for the contest's data set", async () => {
  list(open);
  const asked = adapted();
  const { result } = renderHook(useContestFit);
  await waitFor(() => expect(result.current).not.toBeNull());
  expect(result.current).toEqual({ limit: 70_000, shape: [1, 8, 8], parameters: { lenet5: 61_706 } });
  expect(asked.mock.calls.map(([name]) => name)).toEqual(["digits"]);
});

it.each([
  ["that is there no more", []],
  ["that takes no more work", [{ ...open, closed: true }]],
  ["of another data set", [{ ...open, dataset: "mnist" }]],
])("has no architecture adapted for a contest %s", async (_, all) => {
  const listed = list(...all);
  const asked = adapted();
  const { result } = renderHook(useContestFit);
  await listed.mock.results[0]?.value;
  await Promise.resolve();
  expect(asked).not.toHaveBeenCalled();
  expect(result.current).toBeNull();
});
