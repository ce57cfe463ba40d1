import { createTheme, type CSSVariablesResolver } from "@mantine/core";

export const theme = createTheme({
  primaryColor: "brand",
  // The darkest green keeps white on it readable, and green on white.
  primaryShade: { light: 8, dark: 8 },
  colors: {
    brand: [
      "#e6f9f1",
      "#c9f3e2",
      "#93e6c6",
      "#5bd6a8",
      "#33c690",
      "#1bb67f",
      "#0fa372",
      "#0a8f63",
      "#087a53",
      "#056544",
    ],
    dark: [
      "#dfe5e2",
      "#b6bfbb",
      "#8f9a95",
      "#68736e",
      "#3d4743",
      "#2c3431",
      "#222927",
      "#191e1c",
      "#121615",
      "#0b0e0d",
    ],
  },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: "700" },
  defaultRadius: "md",
  cursorType: "pointer",
  components: {
    Drawer: {
      defaultProps: { position: "right", padding: "md" },
      styles: { title: { fontWeight: 700, fontSize: "1.125rem" } },
    },
    // It puts a menuitem of its own outside the menu's items, which screen readers stumble over.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: { centered: true },
      styles: { title: { fontWeight: 700, fontSize: "1.125rem" } },
    },
  },
});

// What Mantine's own greys and tints lack to be readable for everybody (WCAG AA).
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5c636a",
    "--mantine-color-placeholder": "#6c737a",
    "--mantine-color-error": "#c22525",
    "--mantine-color-brand-light": "#d3f5e7",
    "--mantine-color-brand-light-color": "#07583b",
    "--mantine-color-orange-light-color": "#963500",
    "--mantine-color-red-light-color": "#a51d1d",
    "--mantine-color-gray-light-color": "#454c53",
    "--app-page": "#f6f8f7",
  },
  dark: {
    "--mantine-color-dimmed": "#a6b0ab",
    "--mantine-color-placeholder": "#8f9a95",
    "--mantine-color-error": "#ff9c9c",
    "--mantine-color-anchor": "#5bd6a8",
    "--mantine-color-brand-light": "#10291f",
    "--mantine-color-brand-light-hover": "#153629",
    "--mantine-color-brand-light-color": "#7fe0bb",
    "--mantine-color-orange-light": "#2f1f10",
    "--mantine-color-orange-light-hover": "#3c2814",
    "--mantine-color-orange-light-color": "#ffbc7d",
    "--mantine-color-red-light": "#351b1b",
    "--mantine-color-red-light-hover": "#422222",
    "--mantine-color-red-light-color": "#ffb3b3",
    "--mantine-color-body": "#121615",
    "--app-page": "#0b0e0d",
  },
});
