import type { JsonObject } from "../connection/requests";

/** What a layer needs an OBS source for. */
export type SourceUse = "camera" | "microphone" | "image" | "colour" | "text" | "media" | "screen";

/**
 * OBS's source kinds by use, the one to prefer first; which exist depends on system and version
 * (`GetInputKindList`). Windows, macOS and Linux names as registered by OBS's bundled plugins.
 */
const kinds: Record<SourceUse, readonly string[]> = {
  camera: ["dshow_input", "macos-avcapture", "av_capture_input_v2", "av_capture_input", "v4l2_input"],
  microphone: [
    "wasapi_input_capture",
    "coreaudio_input_capture",
    "pulse_input_capture",
    "alsa_input_capture",
  ],
  image: ["image_source"],
  colour: ["color_source_v3", "color_source_v2", "color_source"],
  text: ["text_gdiplus_v3", "text_gdiplus_v2", "text_gdiplus", "text_ft2_source_v2", "text_ft2_source"],
  media: ["ffmpeg_source"],
  screen: [
    "monitor_capture",
    "screen_capture",
    "display_capture",
    "pipewire-desktop-capture-source",
    "pipewire-screen-capture-source",
    "xshm_input_v2",
    "xshm_input",
  ],
};

/** The kind to use for each purpose; a use that this OBS has no kind for is left out. */
export type KindTable = Partial<Record<SourceUse, string>>;

export function chooseKinds(available: readonly string[]): KindTable {
  const uses = Object.keys(kinds) as SourceUse[];
  return Object.fromEntries(
    uses.flatMap((use) => {
      const kind = kinds[use].find((each) => available.includes(each));
      return kind === undefined ? [] : [[use, kind]];
    }),
  );
}

const withoutVersion = (kind: string) => kind.replace(/_v\d+$/, "");

/** Whether a source of some kind serves a use, on whatever system and in whatever version. */
export const isKindFor = (use: SourceUse, kind: string): boolean =>
  kinds[use].some((known) => withoutVersion(known) === withoutVersion(kind));

const deviceProperties: Record<string, string> = {
  dshow_input: "video_device_id",
  "macos-avcapture": "device",
  av_capture_input_v2: "device",
  av_capture_input: "device",
  monitor_capture: "monitor_id",
  screen_capture: "display_uuid",
  display_capture: "display_uuid",
  xshm_input: "screen",
  xshm_input_v2: "screen",
};

/** The setting that names a capture source's device. */
export const deviceProperty = (kind: string): string => deviceProperties[kind] ?? "device_id";

/**
 * Whether OBS can be asked which screens a kind has. A desktop portal asks the user itself; asking `screen_capture` of
 * macOS can end OBS (obs-websocket #1355).
 */
export const listsScreens = (kind: string): boolean =>
  ["monitor_capture", "display_capture", "xshm_input", "xshm_input_v2"].includes(kind);

/** The settings of a screen capture that show one screen; X11 counts its screens, others name them. */
export function screenSettings(kind: string, id: string): JsonObject {
  const property = deviceProperty(kind);
  if (kind.startsWith("xshm_input")) return { [property]: Number(id) };
  return kind === "screen_capture" ? { type: 0, [property]: id } : { [property]: id };
}

const fontFaces: Record<string, string> = {
  win32: "Microsoft YaHei",
  darwin: "PingFang SC",
  linux: "Noto Sans CJK SC",
};

/** A font with Chinese glyphs that the system OBS runs on brings along. */
export const fontFace = (platform: string): string => fontFaces[platform] ?? "Noto Sans CJK SC";
