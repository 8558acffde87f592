import type { Settings, UploadBudget } from "../../../preload/contract";

/** A line that is used to its last bit stutters: so much of what was measured is counted on. */
const usableShare = 0.7;

/** What takes of the line: destinations that are on, the most important first. */
export interface UploadUse {
  /** Ids of enabled destinations that are published to over the line. */
  ids: readonly string[];
  /** Picture and sound of one of them, in kilobits a second. */
  kbpsEach: number;
  upload: Settings["relay"]["upload"];
}

/** Whether the line carries all destinations, and which to switch off first where it does not. */
export function uploadBudget({ ids, kbpsEach, upload }: UploadUse): UploadBudget {
  const neededKbps = ids.length * kbpsEach;
  if (upload === null) return { neededKbps, availableKbps: null, how: null, switchOffFirst: [] };
  const availableKbps = Math.floor(upload.kbps * usableShare);
  const fitting = Math.floor(availableKbps / kbpsEach);
  return {
    neededKbps,
    availableKbps,
    how: upload.how,
    switchOffFirst: ids.slice(fitting).toReversed(),
  };
}
