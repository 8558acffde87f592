import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/voice";

export const voice: SameKeys<typeof zh.voice> = {
  switch: "Follow the voice",
  privacy: "This computer only listens for whether somebody speaks; nothing is recorded or sent.",
  starting: "Opening the microphone…",
  speaking: "Following you",
  silent: "Listening: it stops when you stop",
  notPlaying: "Listening; press Scroll to begin",
  elsewhere: "Another window is listening",
  nobody: "No window is listening; scrolling at the steady pace",
  hereInstead: "Listen here instead",
  here: "Listen here",
  again: "Try again",
  level: "Microphone level",
  denied:
    "The microphone was not allowed; scrolling at the steady pace. Allow it in the system's or the browser's settings, then try again.",
  "no-microphone": "No microphone was found; scrolling at the steady pace. Plug one in, then try again.",
  failed:
    "What listens could not be loaded; scrolling at the steady pace. Try again, or install the studio again.",
  insecure: "The voice can be followed on the studio's own computer only, not on this device.",
};
