import type { CheckedInput, Cue, FillableRole, PrompterText, Slot } from "../../preload/contract";

/** What a show needs of the rest of the studio. Every promise may reject: the rundown goes on all the same. */
export interface ShowPorts {
  /** Puts a scene (`presetId/sceneId`) on air. */
  takeScene(scene: string): Promise<unknown>;
  /** Chooses the picture (a media reference) that the layers of a role show. */
  setPicture(role: FillableRole, reference: string): Promise<unknown>;
  /** Draws a card and puts it on air in its slot. */
  showOverlay(card: CheckedInput<"overlay.show">): Promise<unknown>;
  /** Takes the card off a slot. */
  hideOverlay(slot: Slot): Promise<unknown>;
  /**
   * Puts a script on the prompter, standing still at its start. Cues at the very start that `done` holds for need
   * not be fired: the segment itself brings what they ask for.
   */
  loadScript(id: string, done: (cue: Cue) => boolean): PrompterText | Promise<PrompterText>;
}
