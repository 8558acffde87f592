import { type MethodInput, type PrompterState, positionAt } from "../../../preload/contract";
import { createFollower, type Follower } from "./follower";
import { createSegmenter } from "./segmenter";
import type { SpokenText } from "./spoken-text";
import { steer } from "./steer";

export type VoiceMessage = MethodInput<"prompter.voice">;

export interface SessionPorts {
  prompter(): PrompterState | null;
  /** The text of a revision, or null while it is not here yet. */
  text(revision: number): SpokenText | null;
  /** The studio's time in epoch milliseconds. */
  now(): number;
  send(message: VoiceMessage): void;
}

export interface VoiceSession {
  readonly speaking: boolean;
  /** Takes the next frame's probability of speech; `at` is its end, in seconds of any steady clock. */
  heard(probability: number, at: number): void;
}

/** Seconds between two messages while somebody speaks, and while nobody does: the studio takes 3 s for silence. */
const whileSpeaking = 0.25;
const whileSilent = 1;
/** What `prompter.voice` takes. */
const paceBounds = { least: 40, most: 1500 };

/** Whether the reader's voice moves the text now. A pause cue only holds it: the reader may go on before it ends. */
const isRead = ({ playing, mode, holding }: PrompterState): boolean =>
  playing && mode === "voice" && holding !== "countdown";

/**
 * Turns frames into what the studio is told: at once when speech starts or stops or the reader has jumped, and a few
 * times a second while it lasts. It is driven by frames alone, so that a hidden page, whose timers sleep, goes on.
 */
export function createVoiceSession(ports: SessionPorts): VoiceSession {
  const segmenter = createSegmenter();
  let follower: Follower | null = null;
  let followed: SpokenText | null = null;
  let seeks = -1;
  let wasRead = false;
  let sentAt = Number.NEGATIVE_INFINITY;

  /** Brings the follower to the text and the place of the prompter. True where the reader was put elsewhere. */
  function settle(prompter: PrompterState, at: number): boolean {
    const text = ports.text(prompter.revision);
    const position = positionAt(prompter, ports.now());
    const reads = isRead(prompter) && text !== null;
    const begins = reads && !wasRead;
    wasRead = reads;
    if (text !== null && (follower === null || followed !== text)) {
      follower = createFollower(text, { position, pace: follower?.pace() ?? prompter.charactersPerMinute });
      followed = text;
    } else if (follower && (begins || prompter.seeks !== seeks)) follower.jumpedTo(position, at);
    else return false;
    seeks = prompter.seeks;
    if (reads && segmenter.speaking) follower?.speechStarted(at);
    return true;
  }

  function message(prompter: PrompterState, at: number): VoiceMessage {
    const { speaking } = segmenter;
    const { revision } = prompter;
    const told = { status: "listening", speaking, revision, seeks: prompter.seeks } as const;
    if (!follower || !wasRead) return told;
    const reading = follower.reading(at);
    const { least, most } = paceBounds;
    return {
      ...told,
      ...steer(positionAt(prompter, ports.now()), reading, speaking),
      charactersPerMinute: Math.min(most, Math.max(least, Math.round(reading.charactersPerMinute))),
    };
  }

  return {
    get speaking() {
      return segmenter.speaking;
    },
    heard(probability, at) {
      const event = segmenter.frame(probability, at);
      const prompter = ports.prompter();
      if (!prompter) return;
      const moved = settle(prompter, at);
      if (event && wasRead) {
        if (event.kind === "started") follower?.speechStarted(event.at);
        else follower?.speechEnded(event.at);
      }
      const patience = segmenter.speaking ? whileSpeaking : whileSilent;
      if (!event && !moved && at - sentAt < patience) return;
      sentAt = at;
      ports.send(message(prompter, at));
    },
  };
}
