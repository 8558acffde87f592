import { z } from "zod";
import { languageSchema } from "../language";
import { canvasSchema, idSchema } from "./common";

/** Which device each role is; `null` takes the first there is. Ids as the engine lists them. */
export const devicesSchema = z.object({
  host: z.string().max(500).nullable().default(null),
  second: z.string().max(500).nullable().default(null),
  overhead: z.string().max(500).nullable().default(null),
  microphone: z.string().max(500).nullable().default(null),
  screen: z.string().max(500).nullable().default(null),
});
export type ChosenDevices = z.infer<typeof devicesSchema>;

const noDevices: ChosenDevices = { host: null, second: null, overhead: null, microphone: null, screen: null };

/** Everything a user can set that is not a secret; settings.json. */
export const settingsSchema = z.object({
  language: languageSchema.default("zh-CN"),
  village: z.string().max(60).default(""),
  host: z.string().max(40).default(""),
  /** False until the first-start questions were answered or skipped. */
  welcomed: z.boolean().default(false),
  engine: z.enum(["auto", "obs", "stage"]).default("auto"),
  obs: z
    .object({
      host: z.string().max(255).default("127.0.0.1"),
      /** `null`: read from OBS's own files. */
      port: z.number().int().min(1).max(65535).nullable().default(null),
    })
    .default({ host: "127.0.0.1", port: null }),
  /** The devices of the machine that the studio runs on now. */
  devices: devicesSchema.default(noDevices),
  /** The same for every machine this data folder has been on, by the machine's id, so that a copy asks once each. */
  machines: z.record(z.string().max(64), devicesSchema).default({}),
  cards: z
    .object({
      /** Which look cards have: a theme of `resources/themes`. */
      theme: idSchema,
      /** Cards come and go with movement where that keeps nobody waiting. */
      motion: z.boolean(),
    })
    .default({ theme: "red-heritage", motion: true }),
  canvas: z
    .object({ landscape: canvasSchema, portrait: canvasSchema })
    .default({ landscape: { width: 1280, height: 720 }, portrait: { width: 720, height: 1280 } }),
  video: z
    .object({
      videoKbps: z.number().int().min(200).max(50_000),
      audioKbps: z.number().int().min(32).max(320),
    })
    .default({ videoKbps: 2500, audioKbps: 128 }),
  prompter: z
    .object({
      charactersPerMinute: z.number().int().min(40).max(600),
      wordsPerMinute: z.number().int().min(40).max(400),
      fontSize: z.number().int().min(20).max(160),
      mirror: z.boolean(),
      /** Upside down, for glass that is read from below. */
      flip: z.boolean().default(false),
      /** Where the reading line stands, as a fraction of the window's height. */
      readingLine: z.number().min(0.1).max(0.7),
      /** The widest a line gets, as a fraction of the window's width. */
      width: z.number().min(0.3).max(1).default(0.9),
      /** Share of the type size that a line takes. */
      lineHeight: z.number().min(1.2).max(2.2).default(1.5),
      font: z.enum(["sans", "serif", "kai"]).default("sans"),
      colours: z
        .enum(["white-on-black", "yellow-on-black", "green-on-black", "black-on-paper"])
        .default("white-on-black"),
      /** Seconds that are counted down before the text starts; 0 for none. */
      countdown: z.number().int().min(0).max(10).default(0),
      /** Read-aloud characters ahead of the reading line at which a cue is armed. */
      armAhead: z.number().int().min(0).max(60).default(12),
      /** Dates, names and numbers of the present paragraph stand large beside the text. */
      facts: z.boolean().default(false),
      /** Reading times follow the pace that rehearsals showed, where there is one. */
      usesLearnedPace: z.boolean().default(true),
    })
    .default({
      charactersPerMinute: 240,
      wordsPerMinute: 140,
      fontSize: 56,
      mirror: false,
      flip: false,
      readingLine: 0.33,
      width: 0.9,
      lineHeight: 1.5,
      font: "sans",
      colours: "white-on-black",
      countdown: 0,
      armAhead: 12,
      facts: false,
      usesLearnedPace: true,
    }),
  /** How the picture gets from the engine to the platforms. */
  relay: z
    .object({
      /** `built-in`: a process of this computer. `nginx-rtmp`: one copy goes to a server that passes it on. */
      engine: z.enum(["built-in", "nginx-rtmp"]),
      /** When the line cannot carry all, the least important destinations make room, and come back by themselves. */
      makesRoom: z.boolean(),
      slate: z
        .object({
          /** Words under the village's name; empty for the usual ones. */
          words: z.string().max(40),
          /** Media reference of a picture behind the words; `null` for the plain one. */
          picture: z.string().max(500).nullable(),
          music: z.boolean(),
        })
        .default({ words: "", picture: null, music: true }),
      /** The server of `nginx-rtmp`: where the studio publishes to, and where it is asked how things stand. */
      nginx: z
        .object({ ingest: z.string().max(500), control: z.string().max(500) })
        .default({ ingest: "", control: "" }),
      /** What this line can upload, in kilobits a second, as last measured or typed in. */
      upload: z
        .object({
          kbps: z.number().int().positive(),
          at: z.number(),
          how: z.enum(["typed", "measured", "show"]),
        })
        .nullable()
        .default(null),
    })
    .default({
      engine: "built-in",
      makesRoom: true,
      slate: { words: "", picture: null, music: true },
      nginx: { ingest: "", control: "" },
      upload: null,
    }),
  recordings: z
    .object({
      /**
       * How much room recordings may take, in gigabytes, before the studio says so; null: it never does. Nothing is ever
       * deleted by itself.
       */
      budgetGigabytes: z.number().int().min(1).max(10_000).nullable(),
    })
    .default({ budgetGigabytes: 20 }),
  /** Tablets and phones in this network may reach the prompter, once paired. */
  remote: z
    .object({ enabled: z.boolean(), port: z.number().int().min(1024).max(65535).nullable() })
    .default({ enabled: false, port: null }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A change to some settings; groups are merged one level deep. */
export const settingsPatchSchema = z.object({
  language: languageSchema.optional(),
  village: z.string().max(60).optional(),
  host: z.string().max(40).optional(),
  welcomed: z.boolean().optional(),
  engine: z.enum(["auto", "obs", "stage"]).optional(),
  obs: z.record(z.string(), z.unknown()).optional(),
  devices: z.record(z.string(), z.unknown()).optional(),
  cards: z.record(z.string(), z.unknown()).optional(),
  canvas: z.record(z.string(), z.unknown()).optional(),
  video: z.record(z.string(), z.unknown()).optional(),
  prompter: z.record(z.string(), z.unknown()).optional(),
  relay: z.record(z.string(), z.unknown()).optional(),
  recordings: z.record(z.string(), z.unknown()).optional(),
  remote: z.record(z.string(), z.unknown()).optional(),
});
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
