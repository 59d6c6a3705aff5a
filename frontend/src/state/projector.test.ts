import { notificationsStore } from "@mantine/notifications";
import { expect, it } from "vitest";
import i18next from "../i18n";
import "../views/together/texts";
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

it("tells a no from a change of mind", () => {
  const said = () => notificationsStore.getState().notifications.at(-1)?.message;
  takeProjected(told("asked"));
  takeProjected({ ...told("refused"), project: null });
  expect(said()).toBe(i18next.t("together:projector.refused"));
  takeProjected(told("given"));
  takeProjected({ ...told("refused"), project: null });
  expect(said()).toBe(i18next.t("together:projector.withdrawn"));
  expect(said()).not.toBe(i18next.t("together:projector.refused"));
});
