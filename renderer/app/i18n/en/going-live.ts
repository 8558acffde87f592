import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/going-live";

export const slate: SameKeys<typeof zh.slate> = {
  show: "Slate",
  back: "Picture back",
  showLabel: "Slate: viewers at once see no picture and hear no sound",
  seen: {
    slate: "Viewers see the slate",
    still: "Viewers see a still picture",
    soon: "The slate is coming up…",
  },
  reason: {
    asked: "Picture and sound are held back. Press M or “Picture back” to show them again.",
    "source-gone": "OBS sends no picture. Once it streams again, the picture comes back by itself.",
    coming: "The picture is coming back…",
    held: "Picture and sound are held back; the slate follows once it is drawn. Press M or “Picture back” to show them again.",
    going: "Viewers see the picture for a moment still.",
    "source-frozen":
      "The picture stands still. Once it moves, it comes back by itself; look at OBS and the camera.",
    "page-gone":
      "The On air page sends no picture. With the page open and the picture joined again, it comes back by itself.",
    "page-frozen":
      "The picture stands still. Once it moves, it comes back by itself; close other programs if the computer struggles.",
  },
  notCompanions: "{{names}}, on a companion of its own, still shows the picture: stop it there.",
  noneReady:
    "No slate is ready: when the picture breaks off, viewers see a dark still picture without sound.",
};

export const notice: SameKeys<typeof zh.notice> = {
  label: "Notes on the show",
  found: "The show never stopped: the studio has joined it again.",
  dismiss: "Got it",
  advice:
    "The line cannot keep up. {{to}} instead of {{from}} kbps of picture would be steadier; viewers see the slate for about {{seconds}} s.",
  blocked:
    "The line cannot keep up: the picture should go from {{from}} to {{to}} kbps. That would end the recording, so stop it first.",
  lower: "Go to {{to}} kbps",
  lowering: "Changing…",
};

export const preflight: SameKeys<typeof zh.preflight> = {
  title: "Before going live",
  light: { error: "Red", warning: "Amber", ok: "Green" },
  group: {
    picture: "Picture",
    sound: "Sound",
    encoder: "Encoding",
    platforms: "Platforms",
    line: "Network",
    script: "Scripts",
    disk: "Disk",
  },
  verdict: {
    checking: "Checking…",
    ready: "Ready to go live",
    readyWith: "Ready to go live; look at {{count}}",
    notReady: "Put {{count}} right first",
    failed: "The check did not finish",
    untried: "The platforms were not tried",
  },
  counts: "Red {{red}} · amber {{amber}} · green {{green}}",
  failedHint: "Check again. As long as nobody knows whether it would work, going live is held for 2 s.",
  network: {
    running: "Connecting to {{names}}, {{time}} so far",
    runningNone: "Checking, {{time}} so far",
    hint: "Say something into the microphone. You need not wait to go live.",
    stop: "Do not wait",
    skipped: "The platforms were not tried. Check again, or go live as it is.",
    done: "Checked at {{time}}",
  },
  again: "Check again",
  go: {
    "on-air": "Back to On air",
    scenes: "To Scenes",
    platforms: "To Platforms",
    scripts: "To Scripts",
    products: "To Products",
    rehearsals: "To Rehearsals",
    settings: "To Settings",
  },
  empty: {
    title: "No platform to go live to",
    text: "Add a platform under Platforms, paste its stream key, switch it on, and come back.",
    allOff: "Every platform is switched off. Switch on the ones you want and come back.",
    action: "To Platforms",
  },
  upload: {
    title: "Upload",
    needed: "All platforms together take {{needed}} Mbps",
    measured: "A show may use {{available}} Mbps of this line (70% of what was measured)",
    typed: "A show may use {{available}} Mbps of this line (70% of what you entered)",
    show: "A show may use {{available}} Mbps of this line (70% of what a show reached)",
    enough: "Enough.",
    short: "Short by {{missing}} Mbps. Switch off what matters least:",
    shortNoHelp: "Short by {{missing}} Mbps. Lower the bit rate or use another line.",
    switchOff: "Switch off {{name}}",
    switchingOff: "Switching off…",
  },
  fit: {
    title: "One setting that fits every platform",
    apply: "Use it",
    applying: "Changing…",
    videoKbps: "Picture {{to}} kbps (now {{from}})",
    audioKbps: "Sound {{to}} kbps (now {{from}})",
  },
  inObs: {
    title: "Change in OBS's settings:",
    videoKbps: "Output → Video Bitrate: {{to}} kbps",
    audioKbps: "Output → Audio Bitrate: {{to}} kbps",
    keyframeSeconds: "Output → Keyframe Interval: {{to}} s",
    maxBFrames: "Output → Max B-frames: {{to}}",
    size: "Video → Output (Scaled) Resolution: {{width}}×{{height}}",
    framesPerSecond: "Video → Common FPS Values: {{to}}",
    sampleRate: "Audio → Sample Rate: {{to}} Hz",
  },
  start: "Go live",
  startAnyway: "Red light: go live anyway",
  startUnknown: "Not checked: go live anyway",
  rehearsing: "A rehearsal is running and every output is locked. End it first.",
  going: {
    title: "Going live…",
    text: "The picture is on its way to every platform; this takes a few seconds.",
    onAir: "You are on air",
    all: "Every platform has the picture: {{names}}.",
    some: "These have the picture: {{names}}. The others are tried again by themselves.",
    nobody:
      "No platform has the picture yet; it is tried again by itself. Or go back and hold “End the show”.",
    back: "Back to On air",
  },
};
