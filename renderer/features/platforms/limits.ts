import type { Platform } from "../../../preload/contract";

/** Everything that the words of some line fill in. */
const blank = {
  ...{ kbps: 0, long: 0, short: 0, fps: 0, seconds: 0, codecs: "", count: 0, rates: "" },
  ...{ least: 0, most: 0, hours: 0 },
};
type Values = typeof blank;

/** One requirement of a platform: the key of its words with their values, and who published it when. */
export interface LimitLine {
  key:
    | "maxVideoKbps"
    | "minVideoKbps"
    | "maxSize"
    | "maxFramesPerSecond"
    | "keyframeSeconds"
    | "videoCodecs"
    | "maxBFrames"
    | "noBFrames"
    | "audioKbps"
    | "audioSampleRates"
    | "grace"
    | "graceAbout"
    | "singleUse"
    | "validHours";
  values: Values;
  /** Empty where the figure is the platform's habit as the studio's makers know it. */
  source: string;
  date: string;
}

const codecNames = { h264: "H.264", hevc: "H.265", av1: "AV1" } as const;

/** What a platform asks for, as far as somebody published it: nothing is guessed, and blanks are left out. */
export function limitLines({ limits, graceSeconds, key }: Pick<Platform, "limits" | "graceSeconds" | "key">) {
  const lines: LimitLine[] = [];
  function add<Value>(
    figure: { value: Value; source: string; date: string } | null,
    say: (value: Value) => [LimitLine["key"], Partial<Values>],
  ): void {
    if (figure === null) return;
    const [name, values] = say(figure.value);
    lines.push({ key: name, values: { ...blank, ...values }, source: figure.source, date: figure.date });
  }
  add(limits.maxVideoKbps, (kbps) => ["maxVideoKbps", { kbps }]);
  add(limits.minVideoKbps, (kbps) => ["minVideoKbps", { kbps }]);
  add(limits.maxSize, ({ long, short }) => ["maxSize", { long, short }]);
  add(limits.maxFramesPerSecond, (fps) => ["maxFramesPerSecond", { fps }]);
  add(limits.keyframeSeconds, (seconds) => ["keyframeSeconds", { seconds }]);
  add(limits.videoCodecs, (codecs) => [
    "videoCodecs",
    { codecs: codecs.map((codec) => codecNames[codec]).join(" / ") },
  ]);
  add(limits.maxBFrames, (count) => [count === 0 ? "noBFrames" : "maxBFrames", { count }]);
  add(limits.audioKbps, (kbps) => ["audioKbps", { kbps }]);
  add(limits.audioSampleRates, (rates) => [
    "audioSampleRates",
    { rates: rates.map((rate) => rate / 1000).join(" / ") },
  ]);
  add(graceSeconds, ({ least, most }) =>
    least === most ? ["graceAbout", { least }] : ["grace", { least, most }],
  );
  add(key.validHours, (hours) => ["validHours", { hours }]);
  if (key.singleUse) lines.push({ key: "singleUse", values: blank, source: "", date: "" });
  return lines;
}
