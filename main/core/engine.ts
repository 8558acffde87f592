import type {
  Canvas,
  CardClock,
  CardEntrance,
  CardScroll,
  ChosenDevices,
  Device,
  DeviceRole,
  FillableRole,
  MessageCode,
  MessageParams,
  Orientation,
  Preset,
  Slot,
  TakeResult,
  VideoCodec,
} from "../../preload/contract";

/** What a preset's roles and placeholders stand for on this machine and in this show. */
export interface SceneFill {
  village: string;
  host: string;
  show: string;
  segment: string;
  /** Absolute paths; null shows the preset's own stand-in. */
  pictures: Record<FillableRole, string | null>;
  /** Device ids by role as the engine lists them; null takes the first there is. */
  devices: ChosenDevices;
}

/** How a preset is built. */
export interface ApplyOptions {
  /**
   * Whether inputs that are muted are heard again. False where a build is not asked for by name: somebody may have muted
   * the microphone on purpose. True unless told.
   */
  unmutes?: boolean;
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
  /** What is seen of it, in pixels at a 1920×1080 canvas: of a card that scrolls, its place. */
  width: number;
  height: number;
  /** How an engine that moves stills by itself brings it in and takes it off. */
  motion: { from: CardEntrance; inMilliseconds: number; outMilliseconds: number };
  /** Absolute path of a clip of the way out, or null: it is then taken off at once. */
  leaving: string | null;
  clock: CardClock | null;
  scroll: CardScroll | null;
}

/** What an engine answers for a card that it shows. */
export interface ShownCard {
  milliseconds: number;
  /** Whether the card was found in the programme's own picture; null where that is not known yet or cannot be judged. */
  seen: boolean | null;
  /**
   * Where it is not known yet, settles when it is: after a fade, or the card's own way in. With null where it cannot be
   * judged, or the card has gone. Never rejects.
   */
  later: Promise<boolean | null> | null;
}

export interface AppliedPreset {
  /** Names the engine gave the scenes. */
  scenes: string[];
  /** Message codes' worth of trouble in words would be lost on another language, so: codes with parameters. */
  notes: { code: "presets.no-camera" | "presets.no-microphone" | "presets.missing-picture"; layer: string }[];
  /** Roles that this machine has no device for, each with the layer (by id) that wants it first. */
  missing: { role: DeviceRole; layer: string }[];
  /** Puts everything back as it was before; null where nothing was changed or that cannot be. */
  undo: (() => Promise<void>) | null;
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
    options?: ApplyOptions,
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
  showCard(card: Card): Promise<ShownCard>;
  hideCard(slot: Slot): Promise<void>;
  /** The programme, or one scene, as JPEG. */
  screenshot(
    scene: string | null,
    width: number,
  ): Promise<{ dataUrl: string; width: number; height: number }>;
  /** Publishes the programme to the relay's ingest. Resolves when the stream runs. */
  startStream(target: StreamTarget): Promise<void>;
  stopStream(): Promise<void>;
  /**
   * Records into the folder, in a container that survives a crash. Resolves when it runs; `startedAt` is when its picture
   * began (epoch milliseconds), where that is not about now.
   */
  startRecording(folder: string): Promise<{ file: string; startedAt?: number }>;
  stopRecording(): Promise<{ file: string }>;
  devices(): Promise<{ cameras: Device[]; microphones: Device[]; screens: Device[] }>;
  /**
   * How loud the microphone is, in decibels below full, or null where it is not heard now. An engine whose sound is made
   * in a screen leaves it out: that screen measures it itself.
   */
  microphoneLevel?(): Promise<number | null>;
  /** Closes or opens the show's microphone. @throws StudioError of the engine */
  mute(muted: boolean): Promise<void>;
  /**
   * Listens to the microphone for some milliseconds, before its mute; `sound` is a data address, null where it cannot be
   * handed out now. @throws StudioError of the engine, or where it has no microphone
   */
  listen(milliseconds: number): Promise<HeardVoice>;
  /** Begins or ends to tell `EngineEvents.sensed` about once a second or two what it hears and sees. */
  sense(on: boolean): void;
  /** How the stream would be encoded now. An engine without an encoder of its own leaves it out. */
  encoder?(): Promise<EncoderFacts>;
  /** Starts or stops the virtual camera. @throws StudioError `obs.virtual-camera` */
  setVirtualCamera?(on: boolean): Promise<void>;
}

/** An encoder's settings as far as they can be read; null where not. */
export interface EncoderFacts {
  /** As the engine names it: `x264`. */
  encoder: string;
  videoCodec: VideoCodec | null;
  videoKbps: number | null;
  /** 0: as the encoder likes. */
  keyframeSeconds: number | null;
  maxBFrames: number | null;
  audioKbps: number | null;
  sampleRate: number | null;
  channels: number | null;
  width: number;
  height: number;
  framesPerSecond: number;
  /** The user's own settings (OBS's advanced mode): the studio cannot change them. */
  isFixed: boolean;
}

export interface StreamTarget {
  /** rtmp://127.0.0.1:PORT/APP */
  server: string;
  key: string;
  videoKbps: number;
  audioKbps: number;
}

export interface HeardVoice {
  /** The highest peak of every 100 ms, in decibels below full; silence is -100. */
  levels: number[];
  sound: string | null;
}

/** What an engine heard and saw since it last told. */
export interface Senses {
  /** The microphone's highest peak every 100 ms, before its mute, in decibels below full; null where the engine has none. */
  voice: number[] | null;
  /** Cameras in the scene on air that should show a picture; null where the engine did not look this time. */
  cameras:
    | {
        name: string;
        /** Mean brightness, 0–255. */
        brightness: number;
        /** Mean difference of its pixels since it was last told, 0–255. */
        change: number;
      }[]
    | null;
}

/** What a recording or stream did by itself: ended from OBS's own window, lost its server, ran into a full disk. */
export interface EngineEvents {
  streamChanged(active: boolean, reconnecting: boolean): void;
  recordingChanged(active: boolean, file: string | null): void;
  /** Only while `Engine.sense` asked for it. */
  sensed(senses: Senses): void;
  /** The engine is there again after it was gone: what was applied must be compared and built again. */
  returned(): void;
}
