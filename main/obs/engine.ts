import { findScene, type Orientation, type Preset, StudioError } from "../../preload/contract";
import type { Engine, SceneFill, StudioContext } from "../core";
import type { ObsLink } from "./connection/link";
import { readEncoderFacts } from "./outputs/encoder-facts";
import { encoderNeeds } from "./outputs/encoder-needs";
import type { Recording } from "./outputs/recording";
import type { Sampler } from "./outputs/sample";
import type { Stream } from "./outputs/stream";
import type { VirtualCamera } from "./outputs/virtual-camera";
import type { Preview } from "./preview";
import type { Builder } from "./scenes/builder";
import type { Cards } from "./scenes/cards";
import { sceneName } from "./scenes/names";
import type { Session } from "./scenes/session";
import type { Taker } from "./scenes/take";
import type { Senses } from "./senses/senses";

/** The parts an engine is made of. */
export interface EngineParts {
  context: StudioContext;
  link: ObsLink;
  session: Session;
  builder: Builder;
  cards: Cards;
  preview: Preview;
  senses: Senses;
  taker: Taker;
  stream: Stream;
  recording: Recording;
  sampler: Sampler;
  virtualCamera: VirtualCamera;
  presets: () => readonly Preset[];
  /** Notes in the state which presets OBS holds. */
  readApplied: () => Promise<void>;
}

/** What fills the scenes when nobody has said yet: the settings alone. */
export function settingsFill(context: StudioContext): SceneFill {
  const { settings, show } = context.store.get();
  return {
    village: settings.village,
    host: settings.host,
    show: show.open?.title ?? "",
    segment: show.open?.segments[show.current]?.title ?? "",
    pictures: { story: null, product: null, before: null, after: null },
    devices: settings.devices,
  };
}

/** Builds a preset that a take asks for and nobody has applied: as the others stand, else as the show or settings say. */
export async function buildKnown(
  parts: Pick<EngineParts, "context" | "session" | "builder" | "readApplied">,
  preset: Preset,
): Promise<void> {
  const { context, session, builder, readApplied } = parts;
  const { settings, show } = context.store.get();
  const [other] = session.applied.values();
  const own = session.applied.get(preset.id) ?? other;
  const orientation: Orientation = own?.orientation ?? show.open?.orientation ?? "landscape";
  const canvas = own?.canvas ?? settings.canvas[orientation];
  const fill = session.fill ?? settingsFill(context);
  await builder.apply(preset, orientation, canvas, fill, { unmutes: false });
  await readApplied();
}

/** OBS as the studio's engine. */
export function createEngine(parts: EngineParts): Engine {
  const { context, link, session, builder, cards, preview, senses, taker, stream, recording } = parts;
  const { virtualCamera, presets, readApplied, sampler } = parts;

  /** Every promise of the engine is refused at once while OBS is not there. */
  function connected<Value>(work: () => Promise<Value>): Promise<Value> {
    if (!link.connected) return Promise.reject(new StudioError("obs.not-connected"));
    return work();
  }

  /** What needs OBS to be at rest ends a sample of its sound first. */
  const rested = <Value>(work: () => Promise<Value>) =>
    connected(async () => {
      await sampler.end();
      return work();
    });

  function nameOf(reference: string): string {
    const found = findScene(presets(), reference);
    if (found === null) throw new StudioError("presets.unknown-scene", { params: { scene: reference } });
    return sceneName(found.preset, found.scene);
  }

  return {
    kind: "obs",
    applyPreset: (preset, orientation, canvas, fill, options) =>
      rested(async () => {
        const applied = await builder.apply(preset, orientation, canvas, fill, options);
        await readApplied();
        const { undo } = applied;
        if (undo === null) return applied;
        const takenBack = () =>
          connected(async () => {
            await undo();
            await readApplied();
          });
        return { ...applied, undo: takenBack };
      }),
    diffPreset: (preset, orientation, canvas, fill) =>
      connected(() => builder.diff(preset, orientation, canvas, fill)),
    async fillScenes(fill) {
      // Remembered first: an OBS that comes back is filled with what was last asked for.
      session.fill = fill;
      await connected(() => builder.refresh(fill));
    },
    take: (scene) => connected(() => taker.take(scene)),
    showCard: (card) => connected(() => cards.show(card)),
    hideCard: (slot) => {
      // Forgotten also while OBS is away: one that comes back is not to bring it.
      const standing = cards.forget(slot);
      return connected(() => cards.hide(slot, standing));
    },
    screenshot: (scene, width) =>
      connected(async () => preview.picture(scene === null ? null : nameOf(scene), width)),
    startStream: (target) => rested(() => stream.start(target)),
    stopStream: () => connected(() => stream.stop()),
    startRecording: (folder) => rested(() => recording.start(folder)),
    stopRecording: () => connected(() => recording.stop()),
    devices: () => connected(() => builder.devices()),
    microphoneLevel: () => connected(() => senses.levels.microphone()),
    mute: (muted) => connected(() => senses.mute.set(muted)),
    listen: (milliseconds) => connected(() => senses.listener.listen(milliseconds)),
    sense: (on) => senses.sensor.sense(on),
    setVirtualCamera: (on) => connected(() => virtualCamera.set(on)),
    encoder: () =>
      connected(() => {
        const state = context.store.get();
        return readEncoderFacts(link, { rates: state.settings.video, needs: encoderNeeds(state) });
      }),
  };
}
