import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import type { DestinationReportCard, ShowReport } from "../../../preload/contract";
import { en } from "../../../renderer/app/i18n/en";
import { zhCN } from "../../../renderer/app/i18n/zh-CN";
import {
  gapWords,
  headline,
  reportText,
  slateWords,
} from "../../../renderer/features/show-report/report-words";

const resources = { "zh-CN": { app: zhCN }, en: { app: en } };
beforeAll(async () => {
  await i18next.init({ lng: "zh-CN", defaultNS: "app", resources, interpolation: { escapeValue: false } });
});

const card = (id: string, more: Partial<DestinationReportCard> = {}): DestinationReportCard => ({
  ...{ id, name: id, platform: "custom", onAirSeconds: 3600, gaps: [], longestGapSeconds: 0, reconnects: 0 },
  ...{ droppedFrames: 0, megabytes: 1100, meanKbps: 2450, lastTrouble: "" },
  ...more,
});
const report = (destinations: DestinationReportCard[], more: Partial<ShowReport> = {}): ShowReport => ({
  ...{ id: "r", startedAt: 0, endedAt: 3_600_000, onAirSeconds: 3600, slates: [], destinations },
  ...{ studioLosses: 0, isComplete: true },
  ...more,
});
const lost = card("县台", {
  gaps: [{ from: 60_000, until: 62_400, reason: "连接被断开" }],
  longestGapSeconds: 2.4,
  reconnects: 1,
});

test("the first sentence says whether the show held", () => {
  const { t } = i18next;
  expect(headline(report([card("快手"), card("哔哩哔哩")]), t)).toContain("整场没断");
  expect(headline(report([card("快手"), lost]), t)).toBe("1 个平台断过，最长一次 2.4 秒；1 个没断。");
  expect(headline(report([lost]), t)).toBe("1 个平台断过，最长一次 2.4 秒。");
  // One that never got through did not hold, though it has no gap.
  expect(headline(report([card("快手"), card("x", { onAirSeconds: 0 })]), t)).toBe(
    "1 个平台一直没有收到画面；1 个没断。",
  );
  expect(headline(report([card("x", { onAirSeconds: 0 })]), t)).toBe("没有平台收到过画面。");
});

test("a stretch that lasted to the end says so, and one without a reason is not left empty", () => {
  const { t } = i18next;
  const gap = { from: 3_500_000, until: null, reason: "" };
  const context = { kind: "gap", endedAt: 3_600_000, name: "县台" } as const;
  expect(gapWords({ ...gap, reason: "「县台」的服务器挂断了" }, context, t)).toMatch(/：服务器挂断了$/);
  expect(gapWords(gap, context, t)).toMatch(/到结束也没接上：原因不明/);
  expect(gapWords({ ...gap, until: 3_575_000 }, { ...context, kind: "slate" }, t)).toContain("1 分 15 秒");
  expect(slateWords(report([], { slates: [gap, { ...gap, until: 3_503_000 }] }), t)).toContain(
    "2 次垫片，一共 1 分 43 秒",
  );
  expect(slateWords(report([]), t)).toBe("没有用过垫片。");
});

test("the text that is copied has every platform, every gap and what went unusually", async () => {
  const many = Array.from({ length: 12 }, (_, index) => ({
    from: index * 60_000,
    until: index * 60_000 + 1100,
    reason: "断",
  }));
  const full = report([card("快手"), card("县台", { gaps: many, lastTrouble: "端口没有开" })], {
    studioLosses: 2,
    isComplete: false,
  });
  const text = reportText(full, i18next.t);
  expect(text.match(/断了 1\.1 秒：断/g)).toHaveLength(12);
  for (const part of ["快手", "县台", "端口没有开", "中途关过 2 次", "突然停的"])
    expect(text).toContain(part);
  await i18next.changeLanguage("en");
  expect(reportText(report([card("one"), card("two")]), i18next.t)).toContain(
    "Never interrupted, from start to end.",
  );
});
