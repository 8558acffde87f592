import type { HandlersFor, MessageCode, StudioState } from "../../preload/contract";
import type { Engine, Senses, StudioContext } from "../core";
import { CameraWatch } from "./camera-alarm";
import { createVoiceCheck } from "./listen";
import { VoiceWatch } from "./voice-alarm";
import { isUnderWay, wantsMicrophone } from "./wants";

/** Looks after what nobody looks at during a show: the microphone and the cameras. */
export interface Watch {
  readonly handlers: HandlersFor<"rehearsal.listen">;
  /** Begins to follow the state. */
  start(): void;
  /** To be told by every engine. */
  onSensed(senses: Senses): void;
  close(): void;
}

export interface WatchPorts {
  /** The engine in use, or null while there is none. */
  engine: () => Engine | null;
}

interface Raised {
  code: MessageCode;
  camera: string | null;
}

const keyOf = ({ code, camera }: Raised) => `${code}#${camera ?? ""}`;

/** Raises and clears problems; says nothing twice. */
class Alarms {
  readonly #problems: StudioContext["problems"];
  #voice: Raised[] = [];
  #cameras: Raised[] = [];

  constructor(problems: StudioContext["problems"]) {
    this.#problems = problems;
  }

  voice(raised: Raised[]) {
    this.#change(this.#voice, raised);
    this.#voice = raised;
  }

  cameras(raised: Raised[]) {
    this.#change(this.#cameras, raised);
    this.#cameras = raised;
  }

  clear() {
    this.voice([]);
    this.cameras([]);
  }

  #change(before: readonly Raised[], after: readonly Raised[]) {
    const had = new Set(before.map(keyOf));
    const has = new Set(after.map(keyOf));
    for (const raised of before) {
      if (!has.has(keyOf(raised))) this.#problems.clear(raised.code, raised.camera ?? undefined);
    }
    for (const raised of after) {
      const { code, camera } = raised;
      if (had.has(keyOf(raised))) continue;
      this.#problems.report(code, camera === null ? {} : { params: { camera }, subject: camera });
    }
  }
}

/**
 * While a rehearsal, recording or show runs, the engine tells what it hears and sees, and the strip says what is wrong
 * with it. Nothing is sensed, and nothing said, at any other time.
 */
export function createWatch(context: StudioContext, { engine }: WatchPorts): Watch {
  const { store, clock, problems } = context;
  const alarms = new Alarms(problems);
  let voice = new VoiceWatch();
  let cameras = new CameraWatch();
  let sensing: Engine | null = null;
  let endFollowing = () => {};

  function hear(levels: Senses["voice"], state: StudioState) {
    const muted = state.engine.microphoneMuted === true;
    const code = voice.hear({ at: clock.now(), levels, muted, isWanted: wantsMicrophone(state) });
    alarms.voice(code === null ? [] : [{ code, camera: null }]);
  }

  /** Whichever engine there is senses for as long as it is worth it. */
  function follow() {
    const state = store.get();
    const wanted = isUnderWay(state) && state.engine.status === "connected" ? engine() : null;
    if (wanted === sensing) return;
    sensing?.sense(false);
    sensing = wanted;
    voice = new VoiceWatch();
    cameras = new CameraWatch();
    alarms.clear();
    wanted?.sense(true);
  }

  /** The alarm goes the moment the microphone is opened, not a second later. */
  function onState() {
    follow();
    const state = store.get();
    if (sensing !== null && isRaised(state) && state.engine.microphoneMuted !== true) hear([], state);
  }

  return {
    handlers: { "rehearsal.listen": createVoiceCheck(context, engine) },
    start() {
      endFollowing = store.onPatches(onState);
      follow();
    },
    onSensed(senses) {
      if (sensing === null) return;
      const state = store.get();
      hear(senses.voice, state);
      if (senses.cameras === null) return;
      const seen = cameras.see(senses.cameras, { at: clock.now(), scene: state.scenes.onAirName });
      alarms.cameras(seen);
    },
    close() {
      endFollowing();
      sensing?.sense(false);
      sensing = null;
    },
  };
}

const isRaised = ({ problems }: StudioState) => problems.some(({ code }) => code === "watch.speaking-muted");
