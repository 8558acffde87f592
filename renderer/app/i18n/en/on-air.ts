import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/on-air";

export const onAir: SameKeys<typeof zh.onAir> = {
  rundown: "Rundown",
  notStarted: "Not started",
  pressNext: "Press Space to begin",
  segmentOf: "Segment {{index}} of {{of}}",
  segmentProgress: "Progress of this segment",
  over: "Over by {{time}}",
  left: "{{time}} left",
  overShort: "+{{time}}",
  underShort: "−{{time}}",
  upNext: "Next",
  whole: {
    over: "Show over by {{time}}",
    under: "Show ahead by {{time}}",
    even: "Show on plan",
  },
  endsAt: "Ends about {{time}}",
  programme: "On the programme",
  programmeAlt: "What the audience sees now",
  nothing: "No picture",
  taking: "Taking…",
  receipt: "Took {{seconds}} s",
  waitingPicture: "Fetching the picture…",
  unbuilt: "Scenes are not built yet.",
  build: "Build them",
  sceneMissing: "There is no scene {{scene}}",
  scriptNamed: "Script: {{title}}",
  nothingNext: "No segment follows; time to close.",
  cards: "Cards",
  hideAll: "Take all off",
  otherProducts: "Other products",
  originalPriceWord: "Original price",
  stock: "Stock {{count}}",
  stockGone: "Sold out",
  stockUnknown: "Stock not set",
  noCards: {
    title: "No cards yet",
    text: "Add products, or plan overlays in a segment of the rundown, and they appear here as one-tap cards.",
    action: "Add products",
  },
  card: {
    rendering: "Drawing…",
    asked: "Going up…",
    "on-air": "On screen · {{seconds}} s",
    leaving: "Coming off…",
    noRoom: "No place in this scene",
  },
};

export const engineHelp: SameKeys<typeof zh.engineHelp> = {
  none: {
    title: "No picture engine yet",
    text: "Connect OBS on this computer to compose the picture. Without OBS, the built-in stage rehearses, records and goes live.",
  },
  waiting: { title: "Connecting to OBS…", text: "It connects by itself once OBS answers; nothing to do." },
  lost: {
    title: "OBS is gone; reconnecting…",
    text: "OBS was closed or has frozen. Start OBS again and the studio connects by itself. Until then viewers see the slate.",
    textIdle:
      "OBS was closed or has frozen. Start OBS again and the studio connects by itself; or use the built-in stage.",
  },
  refused: {
    title: "OBS refused the saved password",
    text: "Enter OBS's WebSocket password again in Settings.",
  },
  serverOff: {
    title: "OBS's WebSocket server is off",
    text: "Close OBS, then let the studio switch it on in Settings.",
  },
  toSettings: "Go to Settings",
  connect: "Connect OBS",
  launch: "Start OBS",
  stage: "Use the built-in stage",
};

export const shows: SameKeys<typeof zh.shows> = {
  label: "Shows",
  choose: "Choose a show to begin",
  text: "A show is a rundown: each segment brings its scene, script and products. Open one and rehearse it first.",
  none: "No shows yet",
  noneText: "The data folder holds no show. Install again or import a pack, and shows appear here.",
  segments: "segments: {{count}}",
  bundled: "Bundled",
};

export const orientation: SameKeys<typeof zh.orientation> = {
  landscape: "Landscape 16:9",
  portrait: "Portrait 9:16",
};

export const transport: SameKeys<typeof zh.transport> = {
  label: "Transport",
  previous: "Previous",
  next: "Next: {{title}}",
  begin: "Begin: {{title}}",
  lastSegment: "This is the last segment",
  noShow: "Open a show first",
  skipCue: "Leave the cue and go to: {{title}}",
  record: "Record",
  endRecord: "Stop recording",
  mute: "Mute",
  unmute: "Unmute",
  muteUnknown: "No microphone",
  muteNoEngine: "No engine",
  marker: "Mark",
  markerLabel: "Put a mark on the recording now",
  marked: "Marked {{time}}",
  rehearse: "Rehearse",
  endRehearsal: "End rehearsal",
  goLive: "Go live",
  goLiveHint: "Checks first",
  goLiveRehearsing: "End the rehearsal",
  endLive: "End the show",
  starting: "Starting…",
  ending: "Ending…",
};

export const disk: SameKeys<typeof zh.disk> = {
  left: "{{time}} left",
  low: "Only {{time}} left",
  full: "Disk nearly full",
  hours: "{{hours}} h {{minutes}} min",
  wholeHours: "{{hours}} h",
  minutes: "{{minutes}} min",
  day: "Over 24 h",
  why: {
    plenty: "How long the disk can still record as recording is set now.",
    short:
      "The disk has room for this much recording and no more. Delete recordings you do not need, or use another disk.",
    show: "The show takes another {{time}}, and the disk will be full before that. Delete recordings you do not need, or use another disk.",
  },
};

export const recorded: SameKeys<typeof zh.recorded> = {
  saving: "Recording stopped; putting it in order…",
  done: "Recorded: {{time}}",
  review: "Watch it",
  time: {
    seconds: "{{seconds}} s",
    minutes: "{{minutes}} min {{seconds}} s",
    hours: "{{hours}} h {{minutes}} min",
  },
};

export const alarm: SameKeys<typeof zh.alarm> = {
  muted: "The microphone is muted",
  mutedText: "Neither viewers nor the recording hear you.",
  action: {
    unmute: "Unmute",
    check: "Check the microphone",
    scenes: "Choose a camera",
    recordings: "Delete old recordings",
  },
};

export const keys: SameKeys<typeof zh.keys> = {
  title: "Keys",
  space: "Space",
  advance: "Fires the cue that waits; else goes to the next segment",
  right: "Straight to the next segment, leaving the cue",
  left: "Back to the previous segment",
  digits: "Show / take off cards 1–9",
  n: "New card",
  p: "Prompter: scroll / hold",
  upDown: "Prompter: faster / slower",
  r: "Start / stop recording",
  v: "Mute / unmute the microphone",
  b: "While recording: mark this moment, to find it in the review",
  m: "While live: slate / picture back",
  tab: "Move between buttons; Enter or Space then presses the one reached",
  escape: "Let go of that button, so that Space moves the show again",
  help: "This sheet",
  note: "Keys do nothing while you type; a key held down counts once.",
};

export const health: SameKeys<typeof zh.health> = {
  label: "Stream health",
  none: "No platform yet. Add one under Platforms to go live.",
  idle: "Going live will reach: {{names}}",
  noneOn: "Every platform is switched off. Switch one on under Platforms to go live.",
  comma: ", ",
  earlier: "Earlier shows",
  allOf: "All platforms ({{count}})",
  more: "{{count}} more platforms",
  source: "{{rate}} from the engine",
  noSource: "No picture from the engine",
  allTitle: "All platforms",
  notLive: "Platforms not in this show",
  fact: {
    rate: "{{rate}}",
    queued: "{{count}} s behind",
    dropped: "{{count}} dropped",
    reconnects: "reconnected {{count}}×",
    up: "up {{time}}",
    roundTrip: "{{count}} ms there and back",
    for: "for {{time}}",
    closesIn: "may close in {{time}}",
    mayBeClosed: "may be closed",
    trouble: "{{words}}",
    lastTrouble: "before: {{words}}",
    noCamera: "the virtual camera is off",
  },
  deadline: {
    closesIn: "The platform may close the room in {{time}}",
    mayBeClosed: "The platform may have closed the room; have a look there",
  },
  name: {
    rate: "Going out",
    queued: "Waiting to be sent",
    dropped: "Dropped frames",
    reconnects: "Reconnects",
    up: "On air for",
    roundTrip: "There and back",
    since: "In this state",
    trouble: "Last trouble",
  },
  value: {
    queued: "{{count}} s",
    frames: "{{count}}",
    times: "{{count}}",
    milliseconds: "{{count}} ms",
    unknown: "not known",
    noTrouble: "none",
  },
  start: "Take in now",
  restart: "Connect anew",
  stop: "Stop this platform",
  restarting: "Connecting…",
  startingOne: "Taking in…",
  yielding:
    "The line cannot carry every platform, so the more important ones go first. It comes back by itself once there is room.",
  companionDark: "The virtual camera is off, so the platform's own companion gets no picture.",
  companion:
    "The picture goes to the platform's own companion through OBS's virtual camera. Whether the room is open, only the companion can say.",
};

export const destination: SameKeys<typeof zh.destination> = {
  status: {
    off: "Off",
    connecting: "Connecting",
    publishing: "On air",
    retrying: "Lost, retrying",
    stalled: "Stalled",
    refused: "Refused",
    yielding: "Makes room",
    feeding: "With companion",
  },
};

export const cue: SameKeys<typeof zh.cue> = {
  scene: "Scene",
  product: "Product card",
  overlay: "Overlay",
  pause: "Pause",
  waiting: "ahead",
  armed: "waits for you",
  fired: "fired",
  fireScene: "Take “{{name}}”",
  fireProduct: "Show product “{{name}}”",
  fireOverlay: "Show overlay “{{name}}”",
  firePause: "Pause {{seconds}} s",
};

export const welcome: SameKeys<typeof zh.welcome> = {
  title: "Welcome to Hongcun Studio",
  step: "Question {{step}} of 3",
  language: "Which language?",
  languageHint: "You can change it in Settings at any time.",
  village: "What is your village called?",
  villageHint: "It appears on the village name bar of the picture.",
  villageLabel: "Village",
  camera: "Which camera films the host?",
  cameraHint: "Skip it if you like; choose it later under Scenes.",
  cameraLabel: "Host camera",
  noCamera: "OBS has found no camera yet. Plug one in, then search again.",
  willAsk:
    "The browser will ask whether this page may use the camera: choose Allow. The picture is seen on this computer alone.",
  showCamera: "Open the camera and look",
  look: "What the camera sees now",
  cameraRefused:
    "The camera cannot be opened. Press the icon left of the address, set Camera to Allow, close any other program that uses it, and try again.",
  cameraNone: "This computer has no camera. Plug one in and try again, or skip this for now.",
  findCameras: "Search again",
  finding: "Searching…",
  finish: "Done, open the demo show",
  skipAll: "Skip all and begin",
};
