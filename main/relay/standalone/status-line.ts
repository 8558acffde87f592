import { type Language, messageFor } from "../../../preload/contract";
import type { DestinationReport, RelayReport } from "../core/config";

const words = {
  "zh-CN": {
    source: (kbps: number, size: string) => `收到画面 ${size} ${kbps} kbps`,
    noSource: "还没有画面进来",
    status: {
      off: "已停止",
      connecting: "连接中",
      publishing: "推流中",
      retrying: "重试中",
      stalled: "卡住",
      refused: "被拒绝",
      yielding: "让路中",
      feeding: "由直播伴侣推流",
    },
    slate: "正在播垫片",
    noSlate: "垫片画不出来",
    dropped: (frames: number) => `丢 ${frames} 帧`,
    reconnects: (count: number) => `重连 ${count} 次`,
  },
  en: {
    source: (kbps: number, size: string) => `picture in: ${size} ${kbps} kbps`,
    noSource: "no picture in yet",
    status: {
      off: "off",
      connecting: "connecting",
      publishing: "publishing",
      retrying: "retrying",
      stalled: "stalled",
      refused: "refused",
      yielding: "making room",
      feeding: "fed by its companion",
    },
    slate: "showing the slate",
    noSlate: "no slate could be drawn",
    dropped: (frames: number) => `${frames} frames dropped`,
    reconnects: (count: number) => `${count} reconnects`,
  },
} as const;

function destinationLine(report: DestinationReport, name: string, language: Language): string {
  const { status, dropped, reconnects } = words[language];
  const parts = [`${name}: ${status[report.status]}`];
  if (report.status === "publishing") parts.push(`${report.outgoingKbps} kbps`);
  if (report.droppedFrames > 0) parts.push(dropped(report.droppedFrames));
  if (report.reconnects > 0) parts.push(reconnects(report.reconnects));
  if (report.isTroubled && report.trouble)
    parts.push(messageFor(report.trouble.code, { ...report.trouble.params, name }, language).message);
  return parts.join(", ");
}

/** One line of plain words for a terminal; `names` by destination id. Holds no key. */
export function statusLine(
  report: RelayReport,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const { source, noSource, slate, noSlate } = words[language];
  const size = report.video ? `${report.video.codec} ${report.video.width}x${report.video.height}` : "";
  const incoming = report.isSourceActive ? source(report.incomingKbps, size) : noSource;
  const first = [incoming];
  if (report.showing === "slate") first.push(slate);
  if (report.slate === "failed") first.push(noSlate);
  const rest = report.destinations.map((one) => destinationLine(one, names.get(one.id) ?? one.id, language));
  return [first.join(", "), ...rest].join(" | ");
}
