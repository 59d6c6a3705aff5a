/** Mantine's theme: calm and neutral, one indigo accent, system fonts; colours of surfaces are in global.css. */

import { createTheme, type MantineColorsTuple, Menu, Popover, virtualColor } from "@mantine/core";

const indigo: MantineColorsTuple = [
  "#eef1ff",
  "#dbe1fe",
  "#b9c4fc",
  "#94a5fa",
  "#7b93ff",
  "#5570f5",
  "#3b5bf0",
  "#2f4ad0",
  "#2439a6",
  "#1b2b80",
];

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  // Virtual, because only then the text on it is chosen for each theme: white on the dark shade, black on the light one.
  colors: { indigo, accent: virtualColor({ name: "accent", light: "indigo", dark: "indigo" }) },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: "12px", sm: "12.5px", md: "14px" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  // What opens over the page lies above it. The menu's placeholder is a child that role="menu" must not have; without it
  // the first item takes the focus, as it should.
  components: {
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: "md" } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md" } }),
    // By its name, because the part itself comes later. Hiding the page's scrollbar would take an inline style, which the
    // page's policy forbids; nothing scrolls behind a dialog all the same.
    ModalRoot: { defaultProps: { removeScrollProps: { removeScrollBar: false } } },
  },
});
