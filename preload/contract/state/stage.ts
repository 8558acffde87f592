import type { Frame } from "../data/common";
import type { CardClock, CardEntrance, CardScroll } from "../data/overlay";
import type { Fit, Placement, Slot } from "../data/preset";

/** Where a layer of the built-in stage lies. */
export interface StagePlacement {
  frame: Frame;
  fit: Fit;
  align: Placement["align"];
}

/**
 * A layer ready to be drawn: laid out for the show's orientation, its text filled in, its picture named by a media
 * reference (`null` where there is none); `standIn` is shown where a camera or picture cannot be had. Devices are ids as `state.engine.devices` lists them; `null` takes the
 * first that no other role has.
 */
export type StageLayer = { id: string; name: string; placement: StagePlacement } & (
  | {
      kind: "camera";
      role: "host" | "second" | "overhead";
      device: string | null;
      mirror: boolean;
      standIn: string | null;
      /** Media reference of a clip that is shown in its place where there is no camera, once it plays. */
      standInClip: string | null;
    }
  | { kind: "microphone"; device: string | null }
  | { kind: "image"; image: string | null; standIn: string | null; motion: "none" | "pan" }
  | { kind: "music"; music: string; decibels: number; duck: boolean }
  | { kind: "video"; video: string; loop: boolean }
  | { kind: "colour"; colour: string }
  | { kind: "text"; text: string; colour: string; bold: boolean }
  | { kind: "screen" }
  | { kind: "overlay-slot"; slot: Slot }
);

export interface StageScene {
  /** `presetId/sceneId`. */
  ref: string;
  name: string;
  /** From back to front. */
  layers: StageLayer[];
}

/** A card that the stage shows in a slot of the scene on air, or takes off it. */
export interface StageCard {
  /** New for each card, so that a window can tell the next one from the one before. */
  id: string;
  slot: Slot;
  /** Media reference of its still. */
  image: string;
  /** The card's own size at a 1920×1080 canvas. */
  width: number;
  height: number;
  leaving: boolean;
  inMilliseconds: number;
  outMilliseconds: number;
  /** Which way it comes from; `none` fades where it stands. */
  from: CardEntrance;
  clock: CardClock | null;
  scroll: CardScroll | null;
}

/** A picture somebody asked the stage for; the window answers with `stage.picture`. */
export interface StagePictureRequest {
  id: string;
  /** `null`: the programme as it is. */
  scene: StageScene | null;
  width: number;
}

/** What the built-in stage is to show. The one window that is the stage draws it and confirms with `stage.shown`. */
export interface StageState {
  /** The session of the window that draws, or null while none does. */
  session: string | null;
  canvas: { width: number; height: number };
  framesPerSecond: number;
  /** The scene to show, or null before the first. `take` rises with each take. */
  programme: {
    scene: StageScene | null;
    take: number;
    transition: { kind: "cut" | "fade"; milliseconds: number };
  };
  cards: StageCard[];
  /** The recording that the window is to make, or null. */
  recording: { id: string; videoKbps: number; audioKbps: number } | null;
  pictures: StagePictureRequest[];
  /** The live stream that the window is to make, or null. */
  stream: { id: string; videoKbps: number; audioKbps: number } | null;
  /** The window is to listen to the microphone so long, before its mute, and to answer with `stage.heard`; or null. */
  listening: { id: string; milliseconds: number } | null;
  /** Nothing of the microphone gets into the programme's sound. */
  muted: boolean;
  /** The window is to put into its reports what it hears and sees. */
  sensing: boolean;
}
