/** Scene presets: what there is, building them in whatever engine runs, and telling what differs. */
export { checkPreset } from "./check";
export { readPresets } from "./library";
export { createPresets, type PresetDependencies, type Presets } from "./presets";
export type { DrawExample, DrawingTable, ExampleCard, TextLine } from "./thumbnail/ports";
export { createThumbnails, type ThumbnailDependencies, type Thumbnails } from "./thumbnail/thumbnails";
