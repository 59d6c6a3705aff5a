import { MantineProvider } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import "../../i18n";
import type { Waiting } from "../../wire/messages.gen";
import type { Run } from "../../wire/types";
import { QueueWords } from "./QueueWords";

beforeAll(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(cleanup);

function words(position: number, waiting: Waiting): string[] {
  const run = { position, waiting, step: 0 } as Run;
  const classNames = { place: undefined, wait: undefined };
  const { container } = render(<QueueWords run={run} classNames={classNames} />, { wrapper: MantineProvider });
  return [...container.querySelectorAll("span")].map((span) => span.textContent ?? "");
}

it.each<[Waiting["because"], number | null, string[]]>([
  ["places", 40, ["in line, 2 trainings before it", "about 40 s"]],
  ["memory", 120, ["in line, 2 trainings before it", "about 2 min"]],
  ["own_limit", 40, ["in line, 2 trainings before it", "begins after one of yours", "about 40 s"]],
  ["own_limit", null, ["in line, 2 trainings before it", "begins after one of yours"]],
  ["room_limit", null, ["in line, 2 trainings before it", "begins after one of the class’s"]],
])(
  "tells the place, what it waits for where that is a limit, and the time as far as it is known: %s",
  (because, seconds, told) => {
    expect(words(2, { because, seconds })).toEqual(told);
  },
);
