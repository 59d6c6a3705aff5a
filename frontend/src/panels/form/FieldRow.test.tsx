import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import "../../i18n";
import { firstFault } from "../../state/faults";
import type { FieldSchema } from "../../wire/types";
import { FieldRow } from "./FieldRow";

// Mantine asks for the colour scheme, which jsdom does not know.
beforeAll(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(cleanup);

const batch: FieldSchema = { type: "integer", title: "Batch size", minimum: 1, maximum: 8192, "x-control": "number" };
const rate: FieldSchema = { type: "number", title: "Learning rate", exclusiveMinimum: 0, "x-control": "number" };

function field(schema: FieldSchema, value: number) {
  const changed = vi.fn();
  render(
    <MantineProvider>
      <FieldRow name="field" schema={schema} value={value} disabled={false} onChange={changed} />
    </MantineProvider>,
  );
  const input = screen.getByRole<HTMLInputElement>("textbox");
  const type = (text: string) => {
    fireEvent.change(input, { target: { value: text } });
    fireEvent.blur(input);
  };
  return { changed, input, type };
}

it.each([
  ["1000000", "The largest allowed value is 8\u202f192."],
  ["-3", "The smallest allowed value is 1."],
  ["3.5", "A whole number is needed here."],
  ["many", "A number is needed here."],
])("keeps %s and says why it is not taken", (text, sentence) => {
  const { changed, input, type } = field(batch, 64);
  type(text);
  expect(input.value).toBe(text);
  expect(screen.getByRole("alert").textContent).toBe(sentence);
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(firstFault()).toBe(`Batch size: ${sentence}`);
  expect(changed).not.toHaveBeenCalled();
  cleanup();
  expect(firstFault()).toBeNull();
});

it("refuses a learning rate of zero, and takes the next allowed one", () => {
  const { changed, type } = field(rate, 0.001);
  type("0");
  expect(screen.getByRole("alert").textContent).toBe("The value must be greater than 0.");
  type("0,01");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(changed).toHaveBeenCalledExactlyOnceWith(0.01, null);
});
