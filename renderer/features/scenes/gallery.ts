import { create } from "zustand";
import { type Orientation, type Preset, presetPacks, type StudioState } from "../../../preload/contract";

/** A heading of the gallery with its presets; `own` holds those of the user's own folder. */
export interface Group {
  pack: (typeof presetPacks)[number] | "own";
  presets: Preset[];
}

/** Shipped presets in the order a show comes to need them; any other follows as the library has it. */
const order = [
  ..."opening-countdown village-story heritage-pictures interview field-visit break-slate closing".split(" "),
  ..."product-showcase craft-table before-after sale-board".split(" "),
];
const rank = ({ id }: Preset) => (order.includes(id) ? order.indexOf(id) : order.length);

/** Presets by pack, packs without any left out. */
export const groupsOf = (presets: readonly Preset[]): Group[] =>
  [...presetPacks, "own" as const]
    .map((pack) => ({
      pack,
      presets: presets
        .filter((preset) => (preset.pack ?? "own") === pack)
        .sort((one, other) => rank(one) - rank(other)),
    }))
    .filter((group) => group.presets.length > 0);

/** The row of the list that stands for the devices. */
export const devicesRow = "devices";

interface Gallery {
  /** A preset's id or `devices`; null before anything was chosen. */
  chosen: string | null;
  choose: (row: string) => void;
  /** The shape scenes are looked at and built in while no show is open. */
  orientation: Orientation | null;
  look: (orientation: Orientation) => void;
}

/** What the Scenes screen shows; it outlives a look at another screen. */
export const useGallery = create<Gallery>((set) => ({
  chosen: null,
  choose: (chosen) => set({ chosen }),
  orientation: null,
  look: (orientation) => set({ orientation }),
}));

/** The chosen row where it is still there; else the open show's first preset, else the first of the list. */
export function rowShown(chosen: string | null, { library, show }: Pick<StudioState, "library" | "show">) {
  const there = new Set(library.presets.map(({ id }) => id));
  if (chosen === devicesRow || (chosen !== null && there.has(chosen))) return chosen;
  const first = groupsOf(library.presets)[0]?.presets[0]?.id;
  return show.open?.presets.find((id) => there.has(id)) ?? first ?? devicesRow;
}

/** The open show's shape; without a show the one chosen, else as scenes stand in the engine. */
export const orientationShown = (
  looked: Orientation | null,
  { show, scenes }: Pick<StudioState, "show" | "scenes">,
): Orientation => show.open?.orientation ?? looked ?? scenes.applied[0]?.orientation ?? "landscape";
