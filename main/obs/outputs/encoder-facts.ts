import type { Settings, VideoCodec } from "../../../preload/contract";
import type { EncoderFacts } from "../../core";
import type { ObsLink } from "../connection/link";
import type { EncoderNeeds } from "./encoder-needs";
import { readParameter } from "./profile";
import { bFramesOf, keyframeSecondsOf, managedOptions } from "./x264-options";

/** What the studio would set before it streams. */
export interface EncoderIntent {
  rates: Settings["video"];
  needs: EncoderNeeds;
}

type Picture = Pick<EncoderFacts, "width" | "height" | "framesPerSecond">;
type Parameters = (category: string, name: string) => Promise<string>;

const channelsOf: Readonly<Record<string, number>> = {
  ...{ Mono: 1, Stereo: 2, "2.1": 3, "4.0": 4, "4.1": 5, "5.1": 6, "7.1": 8 },
};

/** OBS names encoders in many ways: `x264`, `nvenc_hevc`, `jim_hevc_nvenc`, `h265_texture_amf`, `…ave.avc`. */
export function codecOf(encoder: string): VideoCodec | null {
  if (encoder === "") return null;
  if (/hevc|h265/i.test(encoder)) return "hevc";
  return /av1/i.test(encoder) ? "av1" : "h264";
}

const numberOf = (text: string): number | null => {
  const number = Number(text);
  return text !== "" && Number.isFinite(number) ? number : null;
};

async function simpleFacts(read: Parameters, picture: Picture, { rates, needs }: EncoderIntent) {
  const names = ["StreamEncoder", "UseAdvanced", "x264Settings", "Preset"];
  const [encoder = "", usesOptions, options = "", preset = ""] = await Promise.all(
    names.map((name) => read("SimpleOutput", name)),
  );
  const isX264 = encoder.startsWith("x264");
  const { framesPerSecond } = picture;
  const managed = managedOptions(usesOptions === "true" ? options : "", preset, framesPerSecond, needs);
  return {
    encoder,
    videoCodec: codecOf(encoder),
    videoKbps: rates.videoKbps,
    // A hardware encoder in simple mode chooses for itself, and nothing outside OBS can say how.
    keyframeSeconds: isX264 ? keyframeSecondsOf(managed, framesPerSecond) : 0,
    maxBFrames: isX264 ? bFramesOf(managed, preset) : null,
    audioKbps: rates.audioKbps,
    ...picture,
    isFixed: false,
  };
}

/** What the encoder does in advanced mode lies in a file of its own that obs-websocket cannot read. */
async function advancedFacts(read: Parameters, picture: Picture) {
  const names = ["Encoder", "TrackIndex", "Rescale", "RescaleFilter", "RescaleRes"];
  const [encoder = "", track, rescales, filter, size = ""] = await Promise.all(
    names.map((name) => read("AdvOut", name)),
  );
  const audioKbps = numberOf(await read("AdvOut", `Track${track || "1"}Bitrate`));
  // A yes or no up to OBS 30.0, then the number of a filter with 0 for none.
  const isScaled = filter === "" ? rescales === "true" : filter !== "0";
  const [, width, height] = (isScaled && /^(\d+)x(\d+)$/.exec(size)) || [];
  return {
    encoder,
    videoCodec: codecOf(encoder),
    videoKbps: null,
    keyframeSeconds: null,
    maxBFrames: null,
    audioKbps,
    ...picture,
    ...(width && height ? { width: Number(width), height: Number(height) } : {}),
    isFixed: true,
  };
}

/** How OBS would encode the stream if the studio went live now. @throws StudioError of the connection */
export async function readEncoderFacts(link: ObsLink, intent: EncoderIntent): Promise<EncoderFacts> {
  const read: Parameters = async (category, name) => (await readParameter(link, category, name)) ?? "";
  const [mode, sampleRate, channels, video] = await Promise.all([
    read("Output", "Mode"),
    read("Audio", "SampleRate"),
    read("Audio", "ChannelSetup"),
    link.read("GetVideoSettings"),
  ]);
  const picture = {
    width: video.outputWidth,
    height: video.outputHeight,
    framesPerSecond: video.fpsNumerator / Math.max(1, video.fpsDenominator),
  };
  const facts =
    mode === "Advanced" ? await advancedFacts(read, picture) : await simpleFacts(read, picture, intent);
  return { ...facts, sampleRate: numberOf(sampleRate), channels: channelsOf[channels] ?? null };
}
