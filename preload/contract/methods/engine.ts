import { z } from "zod";
import { canvasSchema, idSchema, orientationSchema } from "../data/common";
import type { Preset } from "../data/preset";
import { pictureRoles, sceneRefSchema } from "../data/preset";
import { method } from "./method";

export interface ApplyResult {
  preset: string;
  orientation: "landscape" | "portrait";
  /** Names the engine gave the scenes, in order. */
  scenes: string[];
  milliseconds: number;
  /** Layers that could not be filled here, in words: no camera, missing picture. */
  notes: string[];
}

/** One difference between a preset and what the engine holds, as a sentence. */
export interface PresetDifference {
  scene: string;
  layer: string;
  message: string;
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
  "engine.screenshot": method<{ dataUrl: string; width: number; height: number }>()(
    "A picture of the programme, or of one scene",
    z.object({ scene: sceneRefSchema.optional(), width: z.number().int().min(64).max(1920).default(640) }),
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
  "preset.restore": method<ApplyResult>()("Put back what differs from a preset", z.object({ id: idSchema })),
  "scene.take": method<TakeResult>()(
    "Put a scene on air; answers when it is",
    z.object({ scene: sceneRefSchema }),
  ),
  "scene.picture": method()(
    "Choose the picture that story or product layers show",
    z.object({ role: z.enum(pictureRoles).exclude(["fixed"]), file: z.string().max(1000) }),
  ),
};
