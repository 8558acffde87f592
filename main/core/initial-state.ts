import { type Settings, type StudioState, settingsSchema } from "../../preload/contract";

/** The state before anything was read, found or started. */
export function initialState(settings: Settings = settingsSchema.parse({})): StudioState {
  return {
    engine: {
      kind: "none",
      status: "disconnected",
      version: "",
      address: "",
      canLaunch: false,
      serverOff: false,
      canvas: null,
      framesPerSecond: null,
      devices: { cameras: [], microphones: [], screens: [] },
      preview: { programme: 500, scene: 1500 },
    },
    scenes: {
      onAir: null,
      onAirName: "",
      asked: null,
      applied: [],
      lastTakeMilliseconds: null,
      pictures: { story: null, product: null, before: null, after: null },
      undo: null,
    },
    overlays: { slots: [] },
    show: { open: null, current: -1, startedAt: null, segmentStartedAt: null, actualSeconds: {} },
    prompter: {
      scriptId: null,
      revision: 0,
      playing: false,
      position: 0,
      at: 0,
      charactersPerMinute: settings.prompter.charactersPerMinute,
      length: 0,
      armed: null,
      fired: [],
      holdUntil: null,
    },
    live: { status: "idle", startedAt: null, sourceActive: false },
    relay: { status: "stopped", incomingKbps: 0, video: null },
    destinations: [],
    recording: { status: "idle", startedAt: null, file: null, recordings: [] },
    rehearsal: { active: false, startedAt: null },
    stage: {
      session: null,
      canvas: settings.canvas.landscape,
      framesPerSecond: 30,
      programme: { scene: null, take: 0, transition: { kind: "cut", milliseconds: 0 } },
      cards: [],
      recording: null,
      pictures: [],
    },
    problems: [],
    settings,
    library: { presets: [], templates: [], themes: [], platforms: [], products: [], scripts: [], shows: [] },
  };
}
