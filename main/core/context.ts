import type { Clock } from "./clock";
import type { Log } from "./log";
import type { Problems } from "./problems";
import type { StateStore } from "./store";

/** Folders of one studio. All absolute. */
export interface StudioPaths {
  /** The user's data folder: plain files that can be copied to a USB stick. */
  data: string;
  /** What ships with the studio: presets, overlays, scripts, shows, platforms. */
  resources: string;
  /** The fonts that overlays are drawn with (TTF files). */
  fonts: string;
  /** The built relay process's entry file. */
  relayEntry: string;
}

/** What every subsystem is given: its place in the one state, and the studio's eyes, voice and watch. */
export interface StudioContext {
  store: StateStore;
  problems: Problems;
  log: Log;
  clock: Clock;
  paths: StudioPaths;
}
