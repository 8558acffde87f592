import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/shell";

export const common: SameKeys<typeof zh.common> = {
  close: "Close",
  save: "Save",
  saved: "Saved",
  cancel: "Cancel",
  remove: "Remove",
  add: "Add",
  copy: "Copy",
  copied: "Copied",
  retry: "Try again",
  skip: "Skip",
  next: "Next",
  back: "Back",
  none: "None",
  open: "Open",
  loading: "Reading…",
  saving: "Saving…",
  optional: "optional",
  on: "On",
  off: "Off",
};

export const hold: SameKeys<typeof zh.hold> = {
  hint: "Hold for {{seconds}} s",
  holding: "Keep holding…",
  again: "Press again to confirm",
};

export const rail: SameKeys<typeof zh.rail> = {
  label: "Screens",
  onAir: "On air",
  scripts: "Scripts",
  scenes: "Scenes",
  products: "Products",
  platforms: "Platforms",
  rehearsals: "Rehearsals",
  settings: "Settings",
};

export const shell: SameKeys<typeof zh.shell> = {
  appName: "Hongcun Studio",
  connecting: "Connecting to the studio…",
  connectingHint:
    "This takes less than a second. If it stays, make sure the studio is running and open this page with the full address it printed.",
  offline: "The studio cannot be reached; trying again…",
  offlineHint:
    "The picture and the streams go on; buttons here work once it is back. Is the studio still running?",
  stale: "The studio was started anew, and this page has expired.",
  staleHint: "Close it and open the new address that the studio gives. Copy any unsaved script first.",
  noShow: "No show is open",
  crashed: "This page failed",
  crashedHint: "Streams and recordings go on. Reload opens this page again and nothing else.",
  reload: "Reload",
  skipToMain: "Skip to the main part",
  clock: "Time now",
};

export const lamps: SameKeys<typeof zh.lamps> = {
  label: "Lamps",
  engine: "Engine",
  outputs: "Platforms",
  recording: "Recording",
  engineNone: "Not connected",
  engineSearching: "Looking for OBS…",
  engineConnecting: "Connecting…",
  engineReconnecting: "Lost, reconnecting…",
  engineRefused: "Wrong password",
  engineObs: "OBS connected",
  engineStage: "Built-in stage",
  outputsNone: "None set up",
  outputsIdle: "Off air",
  outputsStarting: "Going live…",
  outputsStopping: "Ending…",
  outputsLocked: "Locked: rehearsal",
  outputsOne: "On air",
  outputsAll: "All {{up}} on air",
  outputsSome: "{{up}} of {{all}} on air",
  outputsFailed: "None gets through",
  outputsSlate: "Viewers see the slate",
  outputsHeld: "Picture held back",
  outputsFeeding: "With the companion",
  recordingIdle: "Not recording",
  recordingStarting: "Starting…",
  recordingStopping: "Saving…",
  recordingOn: "Recorded {{time}}",
};

export const frame: SameKeys<typeof zh.frame> = {
  onAir: "On air",
  rehearsal: "Rehearsal",
};

export const problems: SameKeys<typeof zh.problems> = {
  label: "Problems to look at",
  error: "Error",
  warning: "Warning",
  info: "Note",
  more: "{{count}} more",
  fewer: "Show fewer",
  copyDetails: "Copy details",
  dismiss: "Got it",
};
