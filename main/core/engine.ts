import type {
  Canvas,
  Device,
  MessageCode,
  MessageParams,
  Orientation,
  PictureRole,
  Preset,
  Slot,
  TakeResult,
} from "../../preload/contract";

/** What a preset's roles and placeholders stand for on this machine and in this show. */
export interface SceneFill {
  village: string;
  host: string;
  show: string;
  segment: string;
  /** Absolute paths; null shows the preset's own stand-in. */
  pictures: Record<Exclude<PictureRole, "fixed">, string | null>;
  /** Device ids by role as the engine lists them; null takes the first there is. */
  devices: { host: string | null; second: string | null; overhead: string | null; microphone: string | null };
}

/** One difference between a preset and what the engine holds: scene and layer by id, worded by its code. */
export interface EngineDifference {
  scene: string;
  /** Empty where the whole scene is meant. */
  layer: string;
  code: MessageCode;
  params: MessageParams;
}

/** A card ready for air: a picture or clip with transparency, and its still for screens. */
export interface Card {
  slot: Slot;
  format: "still" | "clip";
  /** Absolute path; a new one for each content. */
  file: string;
  /** Absolute path of the same card as a PNG. */
  still: string;
  width: number;
  height: number;
}

export interface AppliedPreset {
  /** Names the engine gave the scenes. */
  scenes: string[];
  /** Message codes' worth of trouble in words would be lost on another language, so: codes with parameters. */
  notes: { code: "presets.no-camera" | "presets.no-microphone" | "presets.missing-picture"; layer: string }[];
}

/**
 * What composes the picture: OBS, or the built-in stage. Every promise settles only when the engine has done the
 * thing, not when it was asked; every failure is a StudioError with a hint.
 */
export interface Engine {
  readonly kind: "obs" | "stage";
  applyPreset(
    preset: Preset,
    orientation: Orientation,
    canvas: Canvas,
    fill: SceneFill,
  ): Promise<AppliedPreset>;
  /**
   * What differs between a preset and what the engine holds. The user's own additions are not differences. An engine
   * that holds nothing outside the studio leaves it out.
   */
  diffPreset?(
    preset: Preset,
    orientation: Orientation,
    canvas: Canvas,
    fill: SceneFill,
  ): Promise<EngineDifference[]>;
  /** Changes placeholders and pictures of the presets that are applied, without building anything anew. */
  fillScenes(fill: SceneFill): Promise<void>;
  /** `scene` is `presetId/sceneId`. */
  take(scene: string): Promise<TakeResult>;
  showCard(card: Card): Promise<{ milliseconds: number }>;
  hideCard(slot: Slot): Promise<void>;
  /** The programme, or one scene, as JPEG. */
  screenshot(
    scene: string | null,
    width: number,
  ): Promise<{ dataUrl: string; width: number; height: number }>;
  /** Publishes the programme to the relay's ingest. Resolves when the stream runs. */
  startStream(target: StreamTarget): Promise<void>;
  stopStream(): Promise<void>;
  /** Records into the folder, in a container that survives a crash. Resolves when it runs. */
  startRecording(folder: string): Promise<{ file: string }>;
  stopRecording(): Promise<{ file: string }>;
  devices(): Promise<{ cameras: Device[]; microphones: Device[] }>;
}

export interface StreamTarget {
  /** rtmp://127.0.0.1:PORT/APP */
  server: string;
  key: string;
  videoKbps: number;
  audioKbps: number;
}

/** What a recording or stream did by itself: ended from OBS's own window, lost its server, ran into a full disk. */
export interface EngineEvents {
  streamChanged(active: boolean, reconnecting: boolean): void;
  recordingChanged(active: boolean, file: string | null): void;
  /** The engine is there again after it was gone: what was applied must be compared and built again. */
  returned(): void;
}
