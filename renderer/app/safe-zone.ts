import { create } from "zustand";
import type { Orientation, Platform, SafeZone, StudioState } from "../../preload/contract";
import { useStudio } from "./bridge";

const storageKey = "hongcun.safe-zone";

interface ChosenZone {
  /** Whose zone is drawn over previews; null: the platform of the first destination. */
  platform: string | null;
  isShown: boolean;
  choose: (platform: string) => void;
  show: (isShown: boolean) => void;
}

/** Which platform's safe zone is drawn over the previews of this window. It is a matter of screens alone. */
export const useChosenZone = create<ChosenZone>((set, get) => {
  const keep = (platform: string | null, isShown: boolean) => {
    globalThis.localStorage?.setItem(storageKey, `${platform ?? ""} ${isShown ? "shown" : ""}`);
    set({ platform, isShown });
  };
  const [platform = "", shown] = (globalThis.localStorage?.getItem(storageKey) ?? "").split(" ");
  return {
    platform: platform || null,
    isShown: shown === "shown",
    choose: (chosen) => keep(chosen, true),
    show: (isShown) => keep(get().platform, isShown),
  };
});

export interface ZoneOf {
  platform: Platform;
  zone: SafeZone;
  /** False: the platform published nothing, and the zone is a careful habit. */
  isPublished: boolean;
}

/** The zone to keep clear for a platform, or the careful one where it published none; null where there is neither. */
export function zoneOf(platforms: readonly Platform[], id: string, orientation: Orientation): ZoneOf | null {
  const careful = platforms.find((each) => each.id === "custom");
  const platform = platforms.find((each) => each.id === id) ?? careful;
  if (!platform) return null;
  const published = platform === careful ? null : platform.safeZones[orientation];
  const zone = published ?? careful?.safeZones[orientation] ?? null;
  return zone && { platform, zone, isPublished: published !== null };
}

/** The platform whose zone is meant: the chosen one, else that of the first destination that is on. */
export const platformMeant = (chosen: string | null, { destinations }: Pick<StudioState, "destinations">) =>
  chosen ?? destinations.find(({ enabled }) => enabled)?.platform ?? "custom";

/** The zone that this window draws over previews of a shape, or null where it draws none. */
export function useSafeZone(orientation: Orientation): ZoneOf | null {
  const { platform, isShown } = useChosenZone();
  const platforms = useStudio((state) => state.library.platforms);
  const meant = useStudio((state) => platformMeant(platform, state));
  return isShown ? zoneOf(platforms, meant, orientation) : null;
}
