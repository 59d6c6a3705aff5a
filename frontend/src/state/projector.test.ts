import { notificationsStore } from "@mantine/notifications";
import { expect, it } from "vitest";
import type { Projected } from "../wire/messages.gen";
import { forgetQuestion, takeProjected, useProjector } from "./projector";

const told = (consent: Projected["consent"]): Projected => ({
  type: "projected",
  room: "r",
  member: "m",
  project: "p",
  consent,
});

it("a question ends with the page that waits for its answer, what is shown does not", () => {
  takeProjected(told("asked"));
  expect(notificationsStore.getState().notifications).toEqual([]);
  forgetQuestion();
  expect(useProjector.getState().projected).toBeNull();
  takeProjected(told("given"));
  forgetQuestion();
  expect(useProjector.getState().projected).toEqual(told("given"));
});
