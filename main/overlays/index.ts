/** Cards over the picture: templates, drawing, and their way to air. */
export { createOverlays, type Overlays, type OverlaysNeeds } from "./overlays";
export { type RenderCardOptions, renderCard } from "./render-card";
export { loadTemplates } from "./templates";
export { prepareFonts } from "./text/prepare-fonts";
