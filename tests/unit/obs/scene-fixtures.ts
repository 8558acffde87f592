import type { DesiredItem, DesiredScene } from "../../../main/obs/scenes/desired";
import { type ItemTransform, transformOf } from "../../../main/obs/scenes/placement";
import type { Present, PresentItem } from "../../../main/obs/scenes/present";

export const transitionNames = { cut: "剪切", fade: "淡入淡出" };

export const wantedItem = (source: string, more: Partial<DesiredItem> = {}): DesiredItem => ({
  layer: source,
  label: { "zh-CN": source },
  source: `红村·${source}`,
  kind: "image_source",
  settings: { file: `/图/${source}.png` },
  placement: { x: 10, y: 20, width: 300, height: 200, mode: "contain", align: 0, mirror: false },
  size: null,
  enabled: true,
  slot: null,
  device: null,
  moves: false,
  ...more,
});

export const wantedScene = (items: DesiredItem[]): DesiredScene => ({
  id: "host",
  name: "红村·故事·主播",
  label: { "zh-CN": "主播" },
  transition: { kind: "fade", milliseconds: 300 },
  items,
});

/** What OBS would hold after the scene was built. */
export function heldAs(scene: DesiredScene): Present {
  const items = scene.items.map(
    (item, index): PresentItem => ({
      id: index + 1,
      source: item.source,
      enabled: item.enabled,
      transform: {
        sourceWidth: 640,
        sourceHeight: 480,
        ...(item.placement ? transformOf(item.placement, item.size, false) : {}),
      } as unknown as ItemTransform,
    }),
  );
  return {
    sceneNames: new Set([scene.name, "Scene"]),
    scenes: new Map([[scene.name, { items, transition: { name: transitionNames.fade, milliseconds: 300 } }]]),
    inputs: new Map(
      scene.items.map((item) => [item.source, { kind: item.kind, settings: { ...item.settings, own: 1 } }]),
    ),
    sounds: new Map(),
    programme: "Scene",
  };
}

export const nothing = (): Present => ({
  sceneNames: new Set(["Scene"]),
  scenes: new Map(),
  inputs: new Map(),
  sounds: new Map(),
  programme: "Scene",
});
