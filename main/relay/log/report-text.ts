import type { DestinationReportCard, Language, ReportGap, ShowReport } from "../../../preload/contract";

const words = {
  "zh-CN": {
    show: (span: string, air: string) => `${span}，在播 ${air}`,
    incomplete: "记录没有写完：多半是断电或程序被强行关闭，结束时间是最后一次记下的时间",
    studio: (times: number) => `直播台中途离开 ${times} 次，转推没有停`,
    never: "没有推上去过",
    air: (time: string) => `推流 ${time}`,
    whole: "一次没断",
    gaps: (count: number, longest: string) => `断 ${count} 次，最长 ${longest}`,
    dropped: (frames: number) => `丢 ${frames} 帧`,
    sent: (megabytes: number, kbps: number) => `${megabytes} MB，平均 ${kbps} kbps`,
    slate: "垫片",
    end: "结束",
    join: "，",
  },
  en: {
    show: (span: string, air: string) => `${span}, on air ${air}`,
    incomplete: "The log was not finished: a power cut or a killed program; the end is the last time noted",
    studio: (times: number) => `The studio was gone ${times} times while the relay went on`,
    never: "never published",
    air: (time: string) => `published ${time}`,
    whole: "without a gap",
    gaps: (count: number, longest: string) => `${count} gaps, the longest ${longest}`,
    dropped: (frames: number) => `${frames} frames dropped`,
    sent: (megabytes: number, kbps: number) => `${megabytes} MB, ${kbps} kbps on average`,
    slate: "slate",
    end: "the end",
    join: ", ",
  },
} as const;

const two = (value: number): string => String(value).padStart(2, "0");

/** Hours, minutes and seconds: `1:02:03`. */
const lasting = (seconds: number): string => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
};

const clockTime = (at: number): string => {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
};

function gapLine({ from, until, reason }: ReportGap, language: Language): string {
  return `${clockTime(from)}–${until === null ? words[language].end : clockTime(until)} ${reason}`;
}

function cardLine(card: DestinationReportCard, language: Language): string {
  const text = words[language];
  if (card.onAirSeconds === 0) return [text.never, card.lastTrouble].filter(Boolean).join(text.join);
  const { gaps, longestGapSeconds, droppedFrames, megabytes, meanKbps } = card;
  const held = gaps.length === 0 ? text.whole : text.gaps(gaps.length, `${longestGapSeconds} s`);
  const parts = [text.air(lasting(card.onAirSeconds)), held];
  if (droppedFrames > 0) parts.push(text.dropped(droppedFrames));
  return [...parts, text.sent(megabytes, meanKbps)].join(text.join);
}

/** A show's report as lines of plain words for a terminal; times are local. */
export function reportText(report: ShowReport, language: Language): string[] {
  const text = words[language];
  const lines = [
    text.show(`${clockTime(report.startedAt)}–${clockTime(report.endedAt)}`, lasting(report.onAirSeconds)),
  ];
  if (!report.isComplete) lines.push(text.incomplete);
  if (report.studioLosses > 0) lines.push(text.studio(report.studioLosses));
  for (const card of report.destinations) {
    lines.push(`${card.name}: ${cardLine(card, language)}`);
    for (const gap of card.gaps) lines.push(`  ${gapLine(gap, language)}`);
  }
  for (const slate of report.slates) lines.push(`${text.slate}: ${gapLine(slate, language)}`);
  return lines;
}
