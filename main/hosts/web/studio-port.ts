import type { Dispatch, StateStore } from "../../core";

/** What a host needs of the studio. */
export interface HostedStudio {
  dispatch: Dispatch;
  store: StateStore;
  /** @throws StudioError `core.not-found` */
  resolveMedia(reference: string): string;
}
