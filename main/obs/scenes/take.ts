import { findScene, type Preset, StudioError, type TakeResult } from "../../../preload/contract";
import { type StudioContext, sleep } from "../../core";
import { ObsRefusal } from "../connection/errors";
import type { ObsLink } from "../connection/link";
import { status } from "../connection/requests";
import { sceneName } from "./names";
import type { Session } from "./session";

/** A fade ends after its own length; beyond that, this long for a busy computer. */
const marginMilliseconds = 6000;
const outputStartMilliseconds = 2000;
/**
 * Between the end of a transition's picture and of its sound (about 10 ms) OBS takes the end of the old transition for
 * that of a new one, and reports a scene as on air whose fade has just begun. So a take waits this window out; no longer
 * than this, since the second event may not come.
 */
const settlingMilliseconds = 80;
const settlingPauseMilliseconds = 4;

export interface Taker {
  /** @throws StudioError `presets.unknown-scene`, `obs.take-superseded` or `obs.take-unconfirmed`. */
  take(reference: string): Promise<TakeResult>;
  /** OBS says that a transition has begun. */
  onStarted(): void;
  /** A transition's picture has ended and its sound not yet, or both have. */
  onSettling(settling: boolean): void;
  /** OBS says which scene the programme shows. */
  onProgramme(name: string): void;
  /** The connection is gone: nothing asked will come any more. */
  onLost(): void;
}

export interface TakerOptions {
  context: StudioContext;
  link: ObsLink;
  session: Session;
  /** Every preset there is, applied or not. */
  presets: () => readonly Preset[];
  /** Builds a preset that is not built yet. */
  build: (preset: Preset) => Promise<void>;
}

interface Asked {
  reference: string;
  name: string;
  at: number;
  settle: (error: StudioError | null) => void;
}

/** The address of the scene OBS calls so, or null for one of the user's own. */
export function addressOf(presets: readonly Preset[], name: string): string | null {
  for (const preset of presets) {
    const scene = preset.scenes.find((each) => sceneName(preset, each) === name);
    if (scene) return `${preset.id}/${scene.id}`;
  }
  return null;
}

export function createTaker({ context, link, session, presets, build }: TakerOptions): Taker {
  const { store, clock } = context;
  let asked: Asked | null = null;
  let settlingUntil = 0;
  let inTransition = false;

  function finish(error: StudioError | null) {
    const done = asked;
    asked = null;
    store.update((draft) => {
      draft.scenes.asked = null;
    });
    done?.settle(error);
  }

  function begin(reference: string, name: string, at: number): Promise<void> {
    if (asked !== null) finish(new StudioError("obs.take-superseded", { params: { scene: asked.name } }));
    return new Promise((resolve, reject) => {
      asked = { reference, name, at, settle: (error) => (error ? reject(error) : resolve()) };
      store.update((draft) => {
        draft.scenes.asked = { scene: reference, at, started: false };
      });
    });
  }

  /** The event did not come: only OBS itself can say what is on air. */
  async function checkAfter(milliseconds: number, mine: () => boolean, name: string) {
    await sleep(clock, milliseconds);
    if (!mine()) return;
    const programme = await link.read("GetCurrentProgramScene").catch(() => null);
    if (!mine()) return;
    const there = programme?.currentProgramSceneName === name;
    finish(there ? null : new StudioError("obs.take-unconfirmed", { params: { scene: name } }));
  }

  async function awaitSettled() {
    while (clock.now() < settlingUntil) await sleep(clock, settlingPauseMilliseconds);
  }

  async function request(name: string, preset: Preset) {
    await awaitSettled();
    try {
      await link.change("SetCurrentProgramScene", { sceneName: name });
    } catch (thrown) {
      const missing = thrown instanceof ObsRefusal && thrown.status === status.notFound;
      if (!missing) throw thrown;
      // Removed by hand in OBS since it was built.
      await build(preset);
      await link.change("SetCurrentProgramScene", { sceneName: name });
    }
  }

  return {
    async take(reference) {
      const found = findScene(presets(), reference);
      if (found === null) throw new StudioError("presets.unknown-scene", { params: { scene: reference } });
      const { preset, scene } = found;
      const name = sceneName(preset, scene);
      const at = clock.now();
      if (!session.applied.has(preset.id)) await build(preset);
      // OBS 32.1 on macOS can end when a scene is switched while a stream starts (obs-websocket #1335).
      await Promise.race([session.outputStart, sleep(clock, outputStartMilliseconds)]);
      const programme = await link.read("GetCurrentProgramScene");
      // OBS sends no event for the scene that is on air already. While another is on its way it is not settled yet.
      if (programme.currentProgramSceneName === name && asked === null) {
        return { scene: reference, changed: false, milliseconds: clock.now() - at };
      }
      const onAir = begin(reference, name, at);
      const mine = asked;
      onAir.catch(() => undefined);
      try {
        await request(name, preset);
      } catch (thrown) {
        if (asked === mine) finish(null);
        throw thrown;
      }
      const fade = preset.transition.kind === "fade" ? preset.transition.milliseconds : 0;
      void checkAfter(fade + marginMilliseconds, () => asked === mine, name);
      await onAir;
      const milliseconds = clock.now() - at;
      store.update((draft) => {
        draft.scenes.lastTakeMilliseconds = milliseconds;
      });
      return { scene: reference, changed: true, milliseconds };
    },
    onStarted() {
      inTransition = true;
      if (asked === null) return;
      store.update((draft) => {
        if (draft.scenes.asked !== null) draft.scenes.asked.started = true;
      });
    },
    onSettling(settling) {
      if (!settling) inTransition = false;
      settlingUntil = inTransition ? clock.now() + settlingMilliseconds : 0;
    },
    onProgramme(name) {
      // The events of one moment come in any order: this one too tells that the picture has ended.
      if (inTransition) settlingUntil = clock.now() + settlingMilliseconds;
      store.update((draft) => {
        draft.scenes.onAir = addressOf(presets(), name);
        draft.scenes.onAirName = name;
      });
      if (asked?.name === name) finish(null);
    },
    onLost() {
      inTransition = false;
      if (asked !== null) finish(new StudioError("obs.connection-lost"));
    },
  };
}
