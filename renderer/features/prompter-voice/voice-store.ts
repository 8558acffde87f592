import { create } from "zustand";
import type { VoiceTrouble } from "./microphone";

interface VoiceHere {
  /** What this window does about the reader's voice. */
  phase: "off" | "starting" | "listening" | VoiceTrouble;
  speaking: boolean;
  /** How loud it is, 0 to 1. */
  level: number;
}

export const nobodyHeard: VoiceHere = { phase: "off", speaking: false, level: 0 };

/** This window's own ear. What all windows know is in the prompter's state. */
export const useVoiceHere = create<VoiceHere>(() => nobodyHeard);
