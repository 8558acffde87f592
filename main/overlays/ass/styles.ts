import { type OverlayTheme, type ThemeColour, themeColours } from "../../../preload/contract";
import type { Weight } from "../text/font-files";

/** `#rrggbb` or `#rrggbbaa` as ASS writes colours: transparency first, then blue, green, red. */
export function assColour(colour: string): string {
  const [red = "", green = "", blue = "", alpha = "ff"] = colour.slice(1).match(/../g) ?? [];
  const clear = (255 - Number.parseInt(alpha, 16)).toString(16).padStart(2, "0");
  return `&H${clear}${blue}${green}${red}`.toUpperCase();
}

export const isThemeColour = (name: string): name is ThemeColour =>
  (themeColours as readonly string[]).includes(name);

/** The name of the style that writes, or draws, in one of the theme's colours. */
export const styleName = (colour: ThemeColour, weight: Weight | "shape"): string => `${colour}-${weight}`;

const faceOf: Record<Weight | "shape", { font: string; bold: string }> = {
  regular: { font: "Noto Sans SC", bold: "0" },
  medium: { font: "Noto Sans SC Medium", bold: "0" },
  bold: { font: "Noto Sans SC", bold: "-1" },
  shape: { font: "Noto Sans SC", bold: "0" },
};

/** The line of a style by its name; `struck` crosses its text out. Null when the name is none of the theme's. */
export function themeStyle(name: string, theme: OverlayTheme): string | null {
  const [colour = "", weight = ""] = name.split("-");
  const face = faceOf[weight as Weight | "shape"];
  if (!isThemeColour(colour) || face === undefined) return null;
  const ink = assColour(theme.colours[colour]);
  const strikeOut = colour === "struck" ? "-1" : "0";
  const looks = [
    face.bold,
    "0",
    "0",
    strikeOut,
    "100",
    "100",
    "0",
    "0",
    "1",
    "0",
    "0",
    "7",
    "0",
    "0",
    "0",
    "1",
  ];
  return `Style: ${[name, face.font, "40", ink, ink, "&H00000000", "&H00000000", ...looks].join(",")}`;
}
