import { create } from "zustand";
import { useNavigation } from "../../app/shell/routes";

/** Groups of settings that other screens lead to. */
export type SettingsPlace = "recordings";

interface WantedPlace {
  place: SettingsPlace | null;
}

/** Which group of settings somebody is on the way to. */
export const useWantedPlace = create<WantedPlace>(() => ({ place: null }));

/** Goes to one group of the settings from wherever one is. */
export function openSettings(place: SettingsPlace): void {
  useWantedPlace.setState({ place });
  useNavigation.getState().go("settings");
}
