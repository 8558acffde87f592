import type { Preset } from "../../preload/contract";
import type { EngineEvents, StudioContext } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";
import type { Secrets } from "../storage";
import { createLink } from "./connection/link";
import { buildKnown, createEngine } from "./engine";
import { createMirror } from "./mirror";
import { createBorrowed } from "./outputs/borrowed";
import { createRecording } from "./outputs/recording";
import { Sampler } from "./outputs/sample";
import { createStream } from "./outputs/stream";
import { createVirtualCamera } from "./outputs/virtual-camera";
import type { PanStore } from "./pan/pan-store";
import { createPreview } from "./preview";
import { createBuilder } from "./scenes/builder";
import { createCards } from "./scenes/cards";
import { rememberCanvas } from "./scenes/own-canvas";
import { createSession } from "./scenes/session";
import { createTaker } from "./scenes/take";
import { createSenses } from "./senses/senses";

/** Tells everyone who listens to the engine. */
export type Emit = <Name extends keyof EngineEvents>(
  name: Name,
  ...args: Parameters<EngineEvents[Name]>
) => void;

/** The engine's events; a listener that fails is logged and harms no other. */
export function createEvents(context: StudioContext) {
  const listeners = new Set<Partial<EngineEvents>>();
  const emit: Emit = (name, ...args) => {
    for (const listener of [...listeners]) {
      try {
        (listener[name] as ((...values: unknown[]) => void) | undefined)?.(...args);
      } catch (error) {
        context.log.error({ err: error, event: name }, "a listener of the engine failed");
      }
    }
  };
  return {
    emit,
    on(listener: Partial<EngineEvents>) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Puts the parts together that need a connection, and no more than its link. */
export function createParts(
  context: StudioContext,
  { secrets, pans, ffmpeg }: { secrets: Secrets; pans: PanStore | null; ffmpeg: Pick<Ffmpeg, "run"> | null },
  emit: Emit,
) {
  const { store, log } = context;
  const link = createLink(context.clock, log);
  const session = createSession();
  const presets = (): readonly Preset[] => {
    const library = store.get().library.presets;
    const known = new Set(library.map((preset) => preset.id));
    const others = [...session.applied.values()].map((each) => each.preset);
    return [...library, ...others.filter((preset) => !known.has(preset.id))];
  };
  const builder = createBuilder({
    context,
    link,
    session,
    pans,
    onCanvas: (canvas, before, changed) => {
      store.update((draft) => {
        draft.engine.canvas = canvas;
      });
      if (!changed) return;
      rememberCanvas(link, before).catch((error) =>
        log.warn({ err: error }, "the user's picture size was not noted"),
      );
    },
    onDevices: ({ cameras, microphones, screens }) =>
      store.update((draft) => {
        draft.engine.devices = { cameras, microphones, screens: screens ?? [] };
      }),
  });
  const borrowed = createBorrowed(context, link, secrets);
  const giveBack = (purpose: "stream" | "record") => {
    borrowed
      .giveBack(purpose)
      .catch((error) => log.warn({ err: error, purpose }, "the user's settings were not put back"));
  };
  const readApplied = () => mirror.readApplied();
  const taker = createTaker({
    context,
    link,
    session,
    presets,
    build: (preset) => buildKnown({ context, session, builder, readApplied }, preset),
  });
  const mirror = createMirror({
    context,
    link,
    session,
    taker,
    presets,
    emit,
    onStreamEnded: () => giveBack("stream"),
    onRecordEnded: () => giveBack("record"),
  });
  const virtualCamera = createVirtualCamera(context, link);
  const sampler = new Sampler({ context, link, session, borrowed, ffmpeg });
  const senses = createSenses(context, { link, sampler, tell: (sensed) => emit("sensed", sensed) });
  const engine = createEngine({
    context,
    link,
    session,
    builder,
    cards: createCards(context, link, session),
    preview: createPreview(context, link),
    senses,
    taker,
    stream: createStream(context, link, session, borrowed),
    recording: createRecording(context, link, session, borrowed),
    sampler,
    virtualCamera,
    presets,
    readApplied,
  });
  const { mute } = senses;
  return { link, session, builder, borrowed, taker, mirror, virtualCamera, mute, sampler, engine };
}

export type Parts = ReturnType<typeof createParts>;
