/** Line icons on a 20×20 grid, drawn in the colour of the text; the control around one carries its name. */

const PATHS = {
  pen: "M4 16l.8-3.4L13.6 3.8a1.4 1.4 0 012 0l.6.6a1.4 1.4 0 010 2L7.4 15.2z M12 5.5l2.5 2.5",
  eraser: "M7.5 16.5L3 12l8-8 5.5 5.5-7 7z M7 8l5.5 5.5 M7.5 16.5H17",
  undo: "M7 4L3.5 7.5 7 11 M3.5 7.5H12a4.2 4.2 0 010 8.5H8",
  clear: "M4 5.5h12 M8 5.5V4h4v1.5 M5.5 5.5l.7 10.5h7.6l.7-10.5 M8.5 8.5v5 M11.5 8.5v5",
  plus: "M10 4v12 M4 10h12",
  close: "M5 5l10 10 M15 5L5 15",
  dots: "M4 10a.6.6 0 101.2 0 .6.6 0 10-1.2 0 M9.4 10a.6.6 0 101.2 0 .6.6 0 10-1.2 0 M14.8 10a.6.6 0 101.2 0 .6.6 0 10-1.2 0",
  previous: "M12.5 4.5L7 10l5.5 5.5",
  next: "M7.5 4.5L13 10l-5.5 5.5",
  first: "M5.500 4.500v11 M14.500 4.500L9 10l5.500 5.500",
  last: "M14.500 4.500v11 M5.500 4.500L11 10l-5.500 5.500",
  random:
    "M3 6h2.5c3.5 0 4.5 8 8 8H17 M3 14h2.5c1.2 0 2.1-.9 2.8-2 M10.8 8c.8-1.2 1.6-2 2.7-2H17 M15 4l2 2-2 2 M15 12l2 2-2 2",
  grid: "M4 4h5v5H4z M11 4h5v5h-5z M4 11h5v5H4z M11 11h5v5h-5z",
  upload: "M10 13V4 M6.5 7.500L10 4l3.5 3.5 M4 13v3h12v-3",
  copy: "M7 7h9v9H7z M13 7V4H4v9h3",
  sun: "M10 6.800a3.2 3.2 0 100 6.4 3.2 3.2 0 000-6.400z M10 2.500V4 M10 16v1.5 M2.5 10H4 M16 10h1.5 M4.7 4.700l1 1 M14.3 14.300l1 1 M4.7 15.300l1-1 M14.3 5.700l1-1",
  moon: "M16 11.500A6.5 6.5 0 018.5 4 6.5 6.5 0 1016 11.500z",
  network: "M3 7.500h4v5H3z M13 3.500h4v4h-4z M13 12.500h4v4h-4z M7 10h3 M10 5.500v9 M10 5.500h3 M10 14.500h3",
  curves: "M3.500 3.500v13h13 M6 6c1 5 3 7.500 10 7.800",
  sliders: "M3 6.500h5 M12 6.500h5 M10 4.500v4 M3 13.500h9 M16 13.500h1 M14 11.500v4",
  play: "M6 4l10 6-10 6z",
  pause: "M7 4.500v11 M13 4.500v11",
  step: "M5 4.500v11 M9 5l7.500 5L9 15z",
  reset: "M4.500 8.500A6 6 0 1110 16a6 6 0 01-5-2.700 M4.500 4v4.500H9",
  redo: "M13 4l3.500 3.500L13 11 M16.500 7.500H8a4.200 4.200 0 000 8.500h4",
  minus: "M4 10h12",
  fit: "M3.500 7.500v-4h4 M12.500 3.500h4v4 M16.500 12.500v4h-4 M7.500 16.500h-4v-4",
  layout: "M3 4h4v4H3z M13 4h4v4h-4z M8 12h4v4H8z M7 6h6 M10 6v6",
  connect: "M5 10a2 2 0 11-.01 0 M15 10a2 2 0 11-.01 0 M7 12h6",
  open: "M11.500 4H16v4.500 M16 4l-6 6 M8.500 16H4v-4.500 M4 16l6-6",
  share:
    "M7 10l6-3.500 M7 10l6 3.500 M5 12a2 2 0 100-4 2 2 0 000 4z M15 7.500a2 2 0 100-4 2 2 0 000 4z M15 16.500a2 2 0 100-4 2 2 0 000 4z",
  search: "M9 14.500a5.500 5.500 0 110-11 5.500 5.500 0 010 11z M13 13l3.500 3.500",
  warning: "M10 3.500l7 12.500H3z M10 8.500v3.500 M10 14h.01",
  link: "M8.500 11.500l3-3 M7.500 9L5.600 10.900a2.500 2.500 0 003.500 3.500L11 12.500 M9 7.500l1.900-1.900a2.500 2.500 0 013.500 3.500L12.500 11",
  unlink:
    "M7.500 9L5.600 10.900a2.500 2.500 0 003.500 3.500L11 12.500 M9 7.500l1.900-1.900a2.500 2.500 0 013.500 3.500L12.500 11 M4 4l12 12",
  down: "M5 7.500l5 5 5-5",
  fold: "M6.500 3.500L10 7l3.500-3.500 M6.500 16.500L10 13l3.500 3.500 M4 10h12",
  unfold: "M6.500 6.500L10 3l3.500 3.500 M6.500 13.500L10 17l3.500-3.500 M4 10h12",
  group: "M4 4h2 M9 4h2 M14 4h2v2 M16 9v2 M16 14v2h-2 M11 16H9 M6 16H4v-2 M4 11V9 M4 6V4 M8 8h4v4H8z",
  ungroup: "M4 4h5v5H4z M11 11h5v5h-5z M13 4l3 3 M16 4l-3 3",
  help: "M7.5 7.500A2.5 2.5 0 1110 10.200V11.5 M10 14.500h.01",
  compare: "M3.500 4h5v12h-5z M11.500 4h5v12h-5z M6 8v4 M14 10v2",
  check: "M4.500 10.500l3.500 3.500 7.500-8",
  off: "M10 3.500v6 M6.300 5.800a6 6 0 107.400 0",
  lock: "M5 9h10v7.500H5z M7 9V6.500a3 3 0 016 0V9 M10 12v1.500",
  move: "M10 3v14 M3 10h14 M10 3L8 5 M10 3l2 2 M10 17l-2-2 M10 17l2-2 M3 10l2-2 M3 10l2 2 M17 10l-2-2 M17 10l-2 2",
  file: "M5.500 3.500h6l3.500 3.500v9.500h-9.500z M11.500 3.500V7H15",
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
