import type { PrompterState } from "../../../preload/contract";
import type { VoiceTrouble } from "./microphone";

/** Which sentence says how the voice is followed, and what can be done about it here. */
export interface VoiceWords {
  words:
    | "starting"
    | "speaking"
    | "silent"
    | "notPlaying"
    | "elsewhere"
    | "nobody"
    | "insecure"
    | VoiceTrouble;
  action: "hereInstead" | "here" | "again" | null;
  /** Something is wrong: the text scrolls at its steady pace. */
  isTrouble: boolean;
}

interface Here {
  phase: "off" | "starting" | "listening" | VoiceTrouble;
  speaking: boolean;
}

/** What to say of the voice in a window while the prompter's mode is `voice`. */
export function voiceWords(
  { playing, voice }: Pick<PrompterState, "playing" | "voice">,
  here: Here,
  canListen: boolean,
): VoiceWords {
  if (here.phase === "starting") return { words: "starting", action: null, isTrouble: false };
  if (here.phase === "listening") {
    const words = !playing ? "notPlaying" : here.speaking ? "speaking" : "silent";
    return { words, action: null, isTrouble: false };
  }
  if (here.phase !== "off") return { words: here.phase, action: "again", isTrouble: true };
  if (voice.status === "listening" || voice.status === "starting")
    return { words: "elsewhere", action: canListen ? "hereInstead" : null, isTrouble: false };
  if (!canListen) return { words: "insecure", action: null, isTrouble: true };
  const trouble = voice.status === "off" ? "nobody" : voice.status;
  return { words: trouble, action: "here", isTrouble: true };
}
