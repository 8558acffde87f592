import { z } from "zod";
import { canvasSchema, idSchema, orientationSchema } from "../data/common";
import type { DeviceRole, Preset } from "../data/preset";
import { fillableRoles, sceneRefSchema } from "../data/preset";
import type { Device } from "../state/outputs";
import type { MessageCode } from "../texts";
import { method } from "./method";

export interface ApplyResult {
  preset: string;
  orientation: "landscape" | "portrait";
  /** Names the engine gave the scenes, in order. */
  scenes: string[];
  milliseconds: number;
  /** Layers that could not be filled here, in words: no camera, missing picture. */
  notes: string[];
  /** What this machine has no device for, or none chosen; a screen asks for just these. */
  missing: { role: DeviceRole; layer: string }[];
}

/** One difference between a preset and what the engine holds, as a sentence. */
export interface PresetDifference {
  scene: string;
  layer: string;
  code: MessageCode;
  message: string;
}

/** A scene as it will look, drawn from the preset's data alone. */
export interface SceneThumbnail {
  /** Media reference: `thumb:…`. */
  image: string;
  width: number;
  height: number;
  cached: boolean;
}

export interface TakeResult {
  scene: string;
  /** False: already on air, nothing to do. */
  changed: boolean;
  /** From the call to the programme showing it, the transition included. */
  milliseconds: number;
}

export const engineMethods = {
  "engine.connect": method<{ kind: "obs" | "stage"; version: string; address: string }>()(
    "Connect to OBS (found by itself unless told), or use the built-in stage",
    z.object({
      engine: z.enum(["auto", "obs", "stage"]).optional(),
      host: z.string().max(255).optional(),
      port: z.number().int().min(1).max(65535).optional(),
      /** Kept in the secrets store when it worked. */
      password: z.string().max(500).optional(),
    }),
  ),
  "engine.disconnect": method()("Let go of OBS; what is on air stays on air", z.object({})),
  "engine.launch": method<{ started: boolean }>()("Start OBS where it is installed", z.object({})),
  "engine.enableServer": method<{ file: string }>()(
    "Switch on OBS's websocket server in its own settings file, while OBS is closed",
    z.object({ consent: z.literal(true) }),
  ),
  "engine.virtualCamera": method<{ virtualCamera: "off" | "on" }>()(
    "Start or stop OBS's virtual camera, which feeds the platforms' own companions",
    z.object({ on: z.boolean() }),
  ),
  "engine.screenshot": method<{ dataUrl: string; width: number; height: number }>()(
    "A picture of the programme, or of one scene",
    z.object({ scene: sceneRefSchema.optional(), width: z.number().int().min(64).max(1920).default(640) }),
  ),
  "engine.devices": method<{ cameras: Device[]; microphones: Device[]; screens: Device[] }>()(
    "Look again which cameras, microphones and screens there are",
    z.object({}),
  ),
  "engine.level": method<{ decibels: number | null }>()(
    "How loud the microphone is in the engine, in decibels below full; null where it is not heard",
    z.object({}),
  ),
  "engine.mute": method<{ muted: boolean }>()(
    "Close or open the show's microphone in whichever engine there is",
    z.object({ muted: z.boolean() }),
  ),
  "preset.list": method<Preset[]>()("Every scene preset", z.object({})),
  "preset.apply": method<ApplyResult>()(
    "Build a preset's scenes in the engine; twice changes nothing",
    z.object({ id: idSchema, orientation: orientationSchema.optional(), canvas: canvasSchema.optional() }),
  ),
  "preset.diff": method<PresetDifference[]>()(
    "What differs between a preset and what the engine holds",
    z.object({ id: idSchema }),
  ),
  "preset.restore": method<ApplyResult>()(
    "Put back what differs from a preset; what the user added stays",
    z.object({ id: idSchema }),
  ),
  "preset.undo": method<{ preset: string }>()("Undo the last restore", z.object({})),
  "preset.thumbnail": method<SceneThumbnail>()(
    "A picture of a scene as it will look, drawn without an engine",
    z.object({
      scene: sceneRefSchema,
      orientation: orientationSchema.default("landscape"),
      width: z.number().int().min(96).max(1920).default(640),
      /** Show example cards in the places for cards. */
      cards: z.boolean().default(true),
    }),
  ),
  "scene.orientation": method<{ orientation: "landscape" | "portrait"; presets: ApplyResult[] }>()(
    "Turn the open show to landscape or portrait and build its scenes so; refused while streaming or recording",
    z.object({ orientation: orientationSchema }),
  ),
  "scene.take": method<TakeResult>()(
    "Put a scene on air; answers when it is",
    z.object({ scene: sceneRefSchema }),
  ),
  "scene.picture": method()(
    "Choose the picture that story or product layers show",
    z.object({ role: z.enum(fillableRoles), file: z.string().max(1000) }),
  ),
};
