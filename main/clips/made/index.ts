import type { HandlersFor, RecordingSummary } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { listMade } from "./list";
import { removeMade } from "./remove";
import { type RevealSystem, reveal } from "./reveal";

export type MadeMethods = "recording.made" | "recording.removeMade" | "recording.reveal";

export interface MadePorts {
  /** @throws StudioError `core.not-found` */
  recording(id: string): Promise<RecordingSummary>;
  /** The path of a media reference. @throws StudioError `core.not-found` */
  resolve(reference: string): string;
  /** Told after files were removed: room became free. */
  changed?(): void;
  /** This computer's, unless a test says otherwise. */
  revealSystem?: RevealSystem;
}

export interface Made {
  readonly handlers: HandlersFor<MadeMethods>;
}

/** What was made of recordings: listed, deleted, and shown where it lies. */
export const createMade = (context: StudioContext, ports: MadePorts): Made => ({
  handlers: {
    "recording.made": async ({ id }) => listMade(context, (await ports.recording(id)).id),
    "recording.removeMade": async ({ reference }) => {
      await removeMade(context, reference);
      ports.changed?.();
    },
    "recording.reveal": ({ reference }) => reveal(ports.resolve(reference), ports.revealSystem),
  },
});
