import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/show-film";

export const showFilm: SameKeys<typeof zh.showFilm> = {
  button: "Film of a show",
  title: "Make a film of a show",
  purpose:
    "Without camera or OBS: every scene, card and line of the scripts is drawn as the rundown plans it, to hand out to a class or to look over before a show.",
  show: "Show",
  speed: "Speed",
  asPlanned: "As planned (as long as the show)",
  times: "{{times}} times as fast",
  length: "It will be about {{length}} long.",
  later: "Not during a show or a recording: it would take what the picture needs.",
  starting: "Starting…",
  make: "Make it",
  done: "Ready: {{file}}",
  goesOn: "It goes on when this is closed; the line at the top says how far it is.",
};
