import { z } from "zod";
import { idSchema } from "../data/common";
import { destinationSchema } from "../data/destination";
import type { Settings } from "../data/settings";
import { settingsPatchSchema } from "../data/settings";
import type { ShowReport, ShowReportSummary } from "../data/show-report";
import type { VoiceCheck } from "../data/voice-check";
import type { DestinationState, RecordingSummary } from "../state";
import type { MessageCode } from "../texts";
import { method } from "./method";

const byId = z.object({ id: idSchema });
const none = z.object({});

/** One line of a check: what was looked at, how it stands, what to do. */
export interface CheckLine {
  id: string;
  title: string;
  status: "ok" | "warning" | "error";
  message: string;
  hint: string;
}

/** Where a check's next step is taken. */
export type CheckPlace =
  | "on-air"
  | "scenes"
  | "platforms"
  | "scripts"
  | "products"
  | "rehearsals"
  | "settings";

/** One light of the page before going live. */
export interface PreflightLine extends CheckLine {
  group: "picture" | "sound" | "encoder" | "platforms" | "line" | "script" | "disk";
  /** The destination, script or device that is meant; empty where none is. */
  subject: string;
  /** The screen on which it is put right; null where nothing is to be done. */
  place: CheckPlace | null;
}

/** What all destinations together ask of the line. All kilobits a second. */
export interface UploadBudget {
  neededKbps: number;
  /** What the line can carry; null where nobody knows. */
  availableKbps: number | null;
  how: "typed" | "measured" | "show" | null;
  /** Ids to switch off, the least important first, until the rest fits; empty where all fit or nothing is known. */
  switchOffFirst: string[];
}

/** Encoder settings that every enabled platform takes; only what has to change from the present ones. */
export interface EncoderFit {
  videoKbps?: number;
  audioKbps?: number;
  keyframeSeconds?: number;
  maxBFrames?: number;
  width?: number;
  height?: number;
  framesPerSecond?: number;
  sampleRate?: number;
}

export interface Preflight {
  /** No line is red. */
  ready: boolean;
  lines: PreflightLine[];
  upload: UploadBudget;
  /** Null where the present settings fit all. */
  fit: EncoderFit | null;
  checkedAt: number;
}

export interface DestinationTest {
  ok: boolean;
  code: MessageCode | null;
  message: string;
  hint: string;
  milliseconds: number;
}

export const destinationMethods = {
  "destination.list": method<DestinationState[]>()("Every destination, keys masked", none),
  "destination.save": method<DestinationState>()(
    "Add or change a destination; leave the key out to keep the saved one",
    destinationSchema.extend({ key: z.string().max(2000).optional() }),
  ),
  "destination.remove": method()("Remove a destination and its key", byId),
  "destination.order": method()(
    "Say which destinations matter most, the most important first",
    z.object({ ids: z.array(idSchema).max(100) }),
  ),
  "destination.test": method<DestinationTest>()(
    "Reach the server and ask whether it would take the stream",
    byId,
  ),
  "destination.start": method()("Take one destination into the running show", byId),
  "destination.stop": method()("Take one destination out of the running show; the others go on", byId),
  "destination.restart": method()("Connect to one destination anew while the others go on", byId),
};

export const liveMethods = {
  "live.preflight": method<Preflight>()(
    "What stands in the way of going live",
    z.object({
      /** Also reach every destination; false looks only at what is known here, at once. */
      network: z.boolean().default(true),
    }),
  ),
  "live.start": method<{ destinations: string[] }>()(
    "Go live to every enabled destination",
    z.object({ destinations: z.array(idSchema).optional() }),
  ),
  "live.stop": method()("End the show on every destination", none),
  "live.slate": method()(
    "Show every destination the slate instead of the picture and its sound, or the picture again",
    z.object({ on: z.boolean() }),
  ),
  "live.bitrate": method<{ videoKbps: number; milliseconds: number }>()(
    "Change the bit rate in mid-show: the engine's stream stops and starts while the relay holds the platforms",
    z.object({ videoKbps: z.number().int().min(200).max(50_000) }),
  ),
  "live.upload": method<{ kbps: number; how: "typed" | "measured" }>()(
    "Measure what the line can upload, or say it",
    z.object({
      /** Kilobits a second as somebody read them off a speed test; left out: measured. */
      kbps: z.number().int().min(100).max(10_000_000).optional(),
      /** The destination to measure towards; left out: the first that allows it. */
      destination: idSchema.optional(),
    }),
  ),
  "live.reports": method<ShowReportSummary[]>()("The shows that went out, the last first", none),
  "live.report": method<ShowReport>()("How one show went out", z.object({ id: z.string().max(100) })),
  "live.dismissReport": method()("Put the last show's report aside", none),
  "relay.secrets": method()(
    "Keep what the nginx-rtmp server asks for in the secrets store; an empty text removes it",
    z.object({ ingestKey: z.string().max(500).optional(), controlToken: z.string().max(500).optional() }),
  ),
  "record.start": method<{ file: string }>()("Record the programme", none),
  "record.stop": method<RecordingSummary>()("End the recording", none),
  "rehearsal.start": method<{ recording: boolean }>()(
    "Practise the show with every output locked",
    z.object({
      record: z.boolean().default(true),
      /** Burn 彩排 into the built-in stage's picture; off for practice clips. */
      tag: z.boolean().default(true),
    }),
  ),
  "rehearsal.stop": method()("End the rehearsal", none),
  "rehearsal.listen": method<VoiceCheck>()(
    "Listen to the microphone for some seconds and judge it in words; answers when they are over",
    z.object({ seconds: z.number().min(1).max(10).default(3) }),
  ),
};

export const recordingMethods = {
  "recording.list": method<RecordingSummary[]>()("Every recording", none),
  "recording.get": method<RecordingSummary>()("One recording", byId),
  "recording.remove": method()("Delete a recording's file", byId),
};

const stageDevicesSchema = z
  .array(z.object({ id: z.string().min(1).max(500), name: z.string().max(500) }))
  .max(64);

/** A peak in decibels below full; silence is -100. */
const decibelsSchema = z.number().min(-100).max(0);

/** What the stage heard and saw since its last report, for alarms. */
const stageSensesSchema = z.object({
  /** The microphone's highest peak every 100 ms, before its mute; null where none is open. */
  voice: z.array(decibelsSchema).max(200).nullable(),
  /** Cameras in the scene on air that show a picture, or did: one that went is black and does not change. */
  cameras: z
    .array(
      z.object({
        name: z.string().max(500),
        /** Mean brightness, 0–255. */
        brightness: z.number().min(0).max(255),
        /** How much the picture changed since the last report: mean difference of its pixels, 0–255. */
        change: z.number().min(0).max(255),
      }),
    )
    .max(8),
});

/** What the renderer-side stage tells the main side. One window is the stage at a time. */
export const stageMethods = {
  "stage.attach": method<{ session: string }>()(
    "A window offers to be the built-in stage",
    z.object({
      width: z.number().int(),
      height: z.number().int(),
      /** Container and codecs it will record in, such as `video/x-matroska;codecs=avc1,opus`; empty when it cannot. */
      mimeType: z.string().max(100).default(""),
      /** The session this window had before it was reloaded or the studio restarted. */
      previous: z.string().max(100).optional(),
      /** Take the stage from the window that has it. */
      takeOver: z.boolean().default(false),
    }),
  ),
  "stage.report": method()(
    "The stage is alive: its devices, and the frames a second it draws",
    z.object({
      session: z.string(),
      framesPerSecond: z.number().min(0).max(240).optional(),
      devices: z.object({ cameras: stageDevicesSchema, microphones: stageDevicesSchema }).optional(),
      senses: stageSensesSchema.optional(),
    }),
  ),
  "stage.picture": method()(
    "A picture that was asked for in `state.stage.pictures`, as a JPEG data address",
    z.object({
      session: z.string(),
      id: z.string().max(100),
      dataUrl: z.string().startsWith("data:image/jpeg;base64,").max(8_000_000),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
    }),
  ),
  "stage.detach": method()("That window goes", z.object({ session: z.string() })),
  "stage.shown": method()(
    "The stage has a scene or card on its canvas",
    z.object({
      session: z.string(),
      /** `presetId/sceneId`. */
      scene: z.string().nullable(),
      /** Which take it is: `state.stage.programme.take`. */
      take: z.number().int().min(0),
      /** Ids of the cards that stand: `state.stage.cards[].id`. */
      cards: z.array(z.string()),
    }),
  ),
  "stage.chunk": method<{ bytes: number }>()(
    "Append recorded bytes, base64; answers with the file's length once they are written",
    z.object({
      session: z.string(),
      /** Which recording the bytes belong to: `state.stage.recording.id`. */
      recording: z.string().max(100).optional(),
      sequence: z.number().int().min(0),
      data: z.string().max(24_000_000),
      mimeType: z.string().max(100),
      /** How long the window's recorder has been running, in milliseconds: a busy window hands its first bytes out late. */
      age: z.number().min(0).optional(),
    }),
  ),
  "stage.streamChunk": method()(
    "Bytes of the stage's live stream, base64, in the order they were made",
    z.object({
      session: z.string(),
      /** `state.stage.stream.id`. */
      stream: z.string().max(100),
      sequence: z.number().int().min(0),
      data: z.string().max(24_000_000),
      mimeType: z.string().max(100),
    }),
  ),
  "stage.streamEnded": method()(
    "The stage's live stream has ended, or could not be made",
    z.object({ session: z.string(), stream: z.string().max(100), error: z.string().max(500).optional() }),
  ),
  "stage.heard": method()(
    "What the microphone was like while `state.stage.listening` asked for it",
    z.object({
      session: z.string(),
      id: z.string().max(100),
      levels: z.array(decibelsSchema).max(200),
      /** Data address of the sound, or null where the browser records none. */
      sound: z.string().startsWith("data:audio/").max(8_000_000).nullable(),
      /** Why nothing could be heard: no microphone, one that may not be used, or sound that waits for a touch of the page. */
      trouble: z.enum(["none", "refused", "held"]).optional(),
    }),
  ),
  "stage.recordingEnded": method()(
    "The stage has sent its last chunk",
    z.object({
      session: z.string(),
      recording: z.string().max(100).optional(),
      error: z.string().max(500).optional(),
    }),
  ),
};

export const studioMethods = {
  "doctor.run": method<{ ok: boolean; lines: CheckLine[] }>()(
    "Look at everything a show needs",
    z.object({ upload: z.boolean().default(false) }),
  ),
  "settings.get": method<Settings>()("The settings", none),
  "settings.set": method<Settings>()("Change settings", settingsPatchSchema),
};
