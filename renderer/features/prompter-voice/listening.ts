import { perform } from "../../app/actions";
import { call, studioNow, studioTime, useMirror } from "../../app/bridge";
import { type Ear, openEar } from "./ear";
import { canListen, type VoiceTrouble } from "./microphone";
import { createVoiceSession, type VoiceMessage } from "./session";
import { createShownText } from "./shown-text";
import { nobodyHeard, useVoiceHere } from "./voice-store";

/** How often the level on the screen is renewed, in seconds. */
const levelSeconds = 0.1;

/** Ends what listens in this window now. Null while nothing does. */
let end: (() => void) | null = null;
/** Windows of one browser tell each other who listens: two of them would pull the text to and fro. */
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("hongcun.voice");

/** Sends, one message at a time: while the studio is slow, only the newest waits. */
function createSender(): (message: VoiceMessage) => void {
  let next: VoiceMessage | null = null;
  let busy = false;
  const send = (message: VoiceMessage) => {
    if (busy) {
      next = message;
      return;
    }
    busy = true;
    // A studio that is not there shows itself all over the screen; the next message tries again.
    call("prompter.voice", message)
      .catch(() => undefined)
      .finally(() => {
        busy = false;
        const waiting = next;
        next = null;
        if (waiting) send(waiting);
      });
  };
  return send;
}

/** Hears with an ear that is open, until `stop`. */
function createHearing(send: (message: VoiceMessage) => void) {
  const text = createShownText();
  let shownAt = 0;
  const session = createVoiceSession({
    prompter: () => studioNow()?.prompter ?? null,
    text,
    now: studioTime,
    send,
  });
  return (probability: number, level: number, at: number) => {
    const { speaking } = session;
    session.heard(probability, at);
    if (at - shownAt < levelSeconds && speaking === session.speaking) return;
    shownAt = at;
    useVoiceHere.setState({ level, speaking: session.speaking });
  };
}

/** Ends listening when somebody, anywhere, chooses another mode. */
function whenLeft(run: () => void): () => void {
  let was = studioNow()?.prompter.mode === "voice";
  return useMirror.subscribe(({ state }) => {
    const is = state?.prompter.mode === "voice";
    if (was && state !== null && !is) run();
    was = is;
  });
}

async function listen(): Promise<void> {
  end?.();
  channel?.postMessage("listening");
  const send = createSender();
  let ear: Ear | null = null;
  let ended = false;
  const stop = () => {
    ended = true;
    ear?.close();
    unsubscribe();
    if (end === stop) end = null;
  };
  const off = () => {
    stop();
    useVoiceHere.setState(nobodyHeard);
    send({ status: "off", speaking: false });
  };
  const unsubscribe = whenLeft(off);
  end = stop;
  const lost = (trouble: VoiceTrouble) => {
    stop();
    useVoiceHere.setState({ ...nobodyHeard, phase: trouble });
    send({ status: trouble, speaking: false });
  };
  useVoiceHere.setState({ ...nobodyHeard, phase: "starting" });
  send({ status: "starting", speaking: false });
  const hear = createHearing(send);
  const opened = await openEar(studioNow()?.settings.devices.microphone ?? null, {
    heard: (probability, level, at) => {
      if (!ended) hear(probability, level, at);
    },
    lost: (trouble) => {
      if (!ended) lost(trouble);
    },
  });
  if (typeof opened === "string") {
    if (!ended) lost(opened);
    return;
  }
  ear = opened;
  if (ended) return opened.close();
  useVoiceHere.setState({ phase: "listening" });
}

/** The text follows the reader's voice, and this window listens; another one of this computer stops. */
export function followVoice(): void {
  perform("prompter.mode", { mode: "voice" });
  if (!canListen()) return;
  listen().catch((error: unknown) => console.error("listening ended", error));
}

/** Back to the steady pace. The window that listens stops by itself. */
export function leaveVoice(): void {
  perform("prompter.mode", { mode: "steady" });
}

channel?.addEventListener("message", () => {
  end?.();
  useVoiceHere.setState(nobodyHeard);
});
globalThis.addEventListener?.("pagehide", () => end?.());
