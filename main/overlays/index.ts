/** Cards over the picture: templates, drawing, and their way to air. */
export { type LetteredLine, type Lettering, openLettering } from "./lettering";
export { createOverlays, type Overlays, type OverlaysNeeds } from "./overlays";
export { type RenderCardOptions, renderCard } from "./render-card";
export { loadTemplates } from "./templates";
export { prepareFonts } from "./text/prepare-fonts";
export { loadThemes } from "./themes";
