/** Line icons on a 20×20 grid, drawn in the colour of the text; the control around one carries its name. */

const PATHS = {
  pen: "M4 16l.8-3.4L13.6 3.8a1.4 1.4 0 012 0l.6.6a1.4 1.4 0 010 2L7.4 15.2z M12 5.5l2.5 2.5",
  eraser: "M7.5 16.5L3 12l8-8 5.5 5.5-7 7z M7 8l5.5 5.5 M7.5 16.5H17",
  undo: "M7 4L3.5 7.5 7 11 M3.5 7.5H12a4.2 4.2 0 010 8.5H8",
  clear: "M4 5.5h12 M8 5.5V4h4v1.5 M5.5 5.5l.7 10.5h7.6l.7-10.5 M8.5 8.5v5 M11.5 8.5v5",
  plus: "M10 4v12 M4 10h12",
  close: "M5 5l10 10 M15 5L5 15",
  dots: "M4.5 10h.01 M10 10h.01 M15.5 10h.01",
  previous: "M12.5 4.5L7 10l5.5 5.5",
  next: "M7.5 4.5L13 10l-5.5 5.5",
  random:
    "M3 6h2.5c3.5 0 4.5 8 8 8H17 M3 14h2.5c1.2 0 2.1-.9 2.8-2 M10.8 8c.8-1.2 1.6-2 2.7-2H17 M15 4l2 2-2 2 M15 12l2 2-2 2",
  grid: "M4 4h5v5H4z M11 4h5v5h-5z M4 11h5v5H4z M11 11h5v5h-5z",
  upload: "M10 13V4 M6.5 7.500L10 4l3.5 3.5 M4 13v3h12v-3",
  copy: "M7 7h9v9H7z M13 7V4H4v9h3",
  sun: "M10 6.800a3.2 3.2 0 100 6.4 3.2 3.2 0 000-6.400z M10 2.500V4 M10 16v1.5 M2.5 10H4 M16 10h1.5 M4.7 4.700l1 1 M14.3 14.300l1 1 M4.7 15.300l1-1 M14.3 5.700l1-1",
  moon: "M16 11.500A6.5 6.5 0 018.5 4 6.5 6.5 0 1016 11.500z",
  help: "M7.5 7.500A2.5 2.5 0 1110 10.200V11.5 M10 14.500h.01",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
