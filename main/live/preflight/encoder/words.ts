import type { EncoderFit, Localised, Platform, PlatformLimits } from "../../../../preload/contract";
import { codecNames, type Figure, rounded, sizeText, type Violation } from "./violations";

export const figureNames: Record<Figure, { "zh-CN": string; en: string }> = {
  videoCodec: { "zh-CN": "视频编码", en: "the video codec" },
  videoKbps: { "zh-CN": "画面码率", en: "the video bit rate" },
  keyframeSeconds: { "zh-CN": "关键帧间隔", en: "the keyframe interval" },
  maxBFrames: { "zh-CN": "B 帧", en: "B-frames" },
  audioKbps: { "zh-CN": "声音码率", en: "the sound bit rate" },
  sampleRate: { "zh-CN": "声音采样率", en: "the sample rate" },
  size: { "zh-CN": "画面尺寸", en: "the picture's size" },
  framesPerSecond: { "zh-CN": "帧率", en: "the frame rate" },
};

/** Where a rate is changed: in the studio's own settings, or in OBS's where those are the user's own. */
const settingsWords: Localised = { "zh-CN": "「设置」", en: "Settings" };
const obsWords: Localised = { "zh-CN": " OBS「设置 → 输出」", en: "OBS under Settings → Output" };

/** What to set for a figure: the fit's, which suits the other platforms too, else this platform's own limit. */
function wantedFor({ figure, limit }: Pick<Violation, "figure" | "limit">, fit: EncoderFit | null) {
  if (figure === "size")
    return fit?.width && fit.height ? sizeText({ width: fit.width, height: fit.height }) : limit;
  if (figure === "videoCodec") return limit;
  return fit?.[figure] === undefined ? limit : rounded(fit[figure], 2);
}

/** What a violation's message names. `isFixed`: only OBS itself can change the rates. */
export const violationParams = (
  violation: Violation,
  platform: Platform,
  fit: EncoderFit | null,
  isFixed: boolean,
) => ({
  platform: platform.name,
  present: violation.present,
  limit: violation.limit,
  wanted: wantedFor(violation, fit),
  where: isFixed ? obsWords : settingsWords,
});

type Words = { "zh-CN": string; en: string };
const same = (text: string): Words => ({ "zh-CN": text, en: text });

function range(least: number | undefined, most: number | undefined, unit: Words): Words | null {
  const of = (figure: number | string, language: "zh-CN" | "en") => `${figure} ${unit[language]}`.trim();
  if (least !== undefined && most !== undefined)
    return {
      "zh-CN": of(`${least} 到 ${most}`, "zh-CN"),
      en: of(`${least} to ${most}`, "en"),
    };
  if (most !== undefined) return { "zh-CN": `不超过 ${of(most, "zh-CN")}`, en: `at most ${of(most, "en")}` };
  if (least !== undefined)
    return { "zh-CN": `不低于 ${of(least, "zh-CN")}`, en: `at least ${of(least, "en")}` };
  return null;
}

/** What a platform asks of a figure, in words; null where it asks nothing. */
export function demandOf(limits: PlatformLimits, figure: Figure): Words | null {
  const kbps = same("kbps");
  switch (figure) {
    case "videoCodec":
      return (
        limits.videoCodecs && same(limits.videoCodecs.value.map((codec) => codecNames[codec]).join(" / "))
      );
    case "sampleRate":
      return limits.audioSampleRates && same(`${limits.audioSampleRates.value.join(" / ")} Hz`);
    case "videoKbps":
      return range(limits.minVideoKbps?.value, limits.maxVideoKbps?.value, kbps);
    case "audioKbps":
      return range(undefined, limits.audioKbps?.value, kbps);
    case "keyframeSeconds":
      return range(undefined, limits.keyframeSeconds?.value, { "zh-CN": "秒", en: "s" });
    case "maxBFrames":
      return range(undefined, limits.maxBFrames?.value, { "zh-CN": "个", en: "" });
    case "framesPerSecond":
      return range(undefined, limits.maxFramesPerSecond?.value, { "zh-CN": "帧每秒", en: "a second" });
    case "size":
      return limits.maxSize && same(`${limits.maxSize.value.long}×${limits.maxSize.value.short}`);
  }
}
