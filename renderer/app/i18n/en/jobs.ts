import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/jobs";

export const jobs: SameKeys<typeof zh.jobs> = {
  title: "Work in the background",
  kind: {
    finish: "MP4",
    measure: "Loudness",
    clips: "Clips",
    export: "Export",
    repair: "Repair",
    film: "Film",
  },
  done: {
    finish: "Saved as MP4",
    measure: "Loudness measured",
    clips: "Clips are ready",
    export: "Export is ready",
    repair: "Repaired",
    film: "Film is ready",
  },
  status: {
    waiting: "Waits (shows and recordings go first)",
    running: "Under way",
    done: "Done",
    failed: "Failed",
    cancelled: "Cancelled",
  },
  short: {
    waiting: "Waits",
    running: "Under way",
    done: "See what",
    failed: "Failed: see why",
    cancelled: "Cancelled",
  },
  left: {
    unknown: "estimating…",
    soon: "under a minute",
    minutes: "~{{count}} min left",
    hours: "~{{count}} h left",
  },
  news: {
    begun: "Begun: {{title}}",
    done: "Done: {{title}}",
    failed: "Failed: {{title}}. {{error}}",
  },
  look: "Review",
  cancelling: "Cancelling…",
  dismissOf: "Put aside: {{title}}",
};
