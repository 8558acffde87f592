import fc from "fast-check";
import { expect, test } from "vitest";
import { parseShowLog, type ShowLogEvent, type ShowLogLine } from "../../../main/relay/log/lines";
import { showReport } from "../../../main/relay/log/report";
import { reportText } from "../../../main/relay/log/report-text";

const start = new Date(2026, 10, 28, 19, 0, 0).getTime();
const line = (second: number, event: ShowLogEvent): ShowLogLine => ({ t: start + second * 1000, ...event });
const at = (second: number) => start + second * 1000;
const named = (id: string, name: string) => ({ id, name, platform: "custom" });
const begun: ShowLogEvent = {
  ...{ type: "started", show: "s1", startedAt: start },
  destinations: [named("ks", "快手"), named("dy", "抖音")],
};
const becomes = (
  id: string,
  status: "publishing" | "retrying" | "yielding" | "refused",
  code?: string,
): ShowLogEvent => ({
  ...{ type: "destination", id, status },
  ...(code === undefined
    ? {}
    : { code, params: { host: "a.example", port: 1935, answer: "X", seconds: 10 } }),
});
const totals = (ks: number, dy: number, reconnects = 0): ShowLogEvent => ({
  type: "totals",
  destinations: [
    { id: "ks", bytes: ks, reconnects },
    { id: "dy", bytes: dy, reconnects: 0 },
  ],
});

const whole: ShowLogLine[] = [
  line(0, begun),
  line(2, becomes("ks", "publishing")),
  line(3, becomes("dy", "publishing")),
  line(60, becomes("ks", "retrying", "relay.dropped")),
  line(61, becomes("ks", "retrying", "relay.port-refused")),
  line(66, becomes("ks", "publishing")),
  line(100, { type: "slate", on: true, reason: "source-gone" }),
  line(104, { type: "slate", on: false, reason: null }),
  line(110, { type: "studio", isConnected: false }),
  line(115, { type: "studio", isConnected: true }),
  line(120, becomes("dy", "yielding", "relay.too-slow")),
  line(150, becomes("dy", "publishing")),
  line(160, { type: "drops", id: "dy", frames: 12 }),
  line(170, { type: "drops", id: "dy", frames: 30 }),
  line(602, totals(180_000_000, 170_000_000, 1)),
  line(602, { type: "ended" }),
];

test("a whole show: times, gaps with their first cause, slates and figures", () => {
  const report = showReport(whole, "zh-CN");
  expect(report).toMatchObject({ id: "s1", startedAt: start, endedAt: at(602), onAirSeconds: 600 });
  expect(report).toMatchObject({ studioLosses: 1, isComplete: true });
  expect(report?.slates).toEqual([
    {
      from: at(100),
      until: at(104),
      reason: "没有画面送来（OBS 停了推流，或「开播」页面关了），观众看到垫片画面",
    },
  ]);
  const [ks, dy] = report?.destinations ?? [];
  expect(ks).toMatchObject({
    ...{ id: "ks", name: "快手", onAirSeconds: 594, longestGapSeconds: 6, reconnects: 1, droppedFrames: 0 },
    ...{ megabytes: 180, meanKbps: 2424, lastTrouble: expect.stringContaining("1935 端口没有开") },
    gaps: [{ from: at(60), until: at(66), reason: "和「快手」的连接断了，正在重连" }],
  });
  expect(dy).toMatchObject({
    onAirSeconds: 569,
    droppedFrames: 42,
    gaps: [{ from: at(120), until: at(150) }],
  });
  expect(dy?.gaps[0]?.reason).toContain("让出了网速");
});

test("a log that a power cut ended: what it holds is told, with a gap that lasted to the end", () => {
  const text = whole
    .slice(0, 5)
    .map((one) => JSON.stringify(one))
    .join("\n");
  const report = showReport(parseShowLog(`${text}\n{"t":17000`), "en");
  expect(report).toMatchObject({ isComplete: false, endedAt: at(61), onAirSeconds: 59 });
  expect(report?.destinations[0]).toMatchObject({
    ...{ onAirSeconds: 58, longestGapSeconds: 1 },
    gaps: [{ from: at(60), until: null, reason: "The connection to 快手 was lost; reconnecting" }],
  });
});

test("a relay that crashed and was started again: one show, its figures added up, a gap between", () => {
  const report = showReport(
    [
      ...[line(0, begun), line(1, becomes("ks", "publishing")), line(31, totals(10_000_000, 0))],
      ...[line(40, { type: "slate", on: true, reason: "asked" }), line(45, begun)],
      ...[line(47, becomes("ks", "publishing")), line(77, totals(9_000_000, 0)), line(80, { type: "ended" })],
    ],
    "zh-CN",
  );
  expect(report?.slates).toMatchObject([{ from: at(40), until: at(40) }]);
  expect(report?.destinations[0]).toMatchObject({
    ...{ reconnects: 1, megabytes: 19, onAirSeconds: 39 + 33, longestGapSeconds: 7 },
    gaps: [{ from: at(40), until: at(47), reason: expect.stringContaining("已自动重新启动") }],
  });
});

test("a platform that took nothing and was then reset: the reset is the reason", () => {
  const report = showReport(
    [
      ...[line(0, begun), line(1, becomes("ks", "publishing"))],
      line(20, { type: "destination", id: "ks", status: "stalled", code: "relay.not-taking", params: {} }),
      ...[
        line(27, becomes("ks", "retrying", "relay.stalled")),
        line(28, becomes("ks", "retrying", "relay.dropped")),
      ],
      line(40, becomes("ks", "publishing")),
    ],
    "zh-CN",
  );
  expect(report?.destinations[0]?.gaps).toEqual([
    { from: at(20), until: at(40), reason: "「快手」10 秒没有收下任何画面，已断开重连" },
  ]);
});

test("a destination that never published has no gaps, and says why; one stopped by hand says so", () => {
  const report = showReport(
    [
      ...[
        line(0, begun),
        line(1, becomes("ks", "refused", "relay.key-refused")),
        line(1, becomes("dy", "publishing")),
      ],
      ...[line(30, { type: "removed", id: "dy" }), line(60, { type: "ended" })],
    ],
    "zh-CN",
  );
  expect(report?.destinations).toMatchObject([
    { onAirSeconds: 0, gaps: [], meanKbps: 0, lastTrouble: expect.stringContaining("不接受这个推流密钥") },
    { onAirSeconds: 29, gaps: [{ from: at(30), until: null, reason: "「抖音」被手动停止" }] },
  ]);
});

test("whatever is cut off or scrambled, a report never fails and never tells impossible figures", () => {
  const texts = whole.map((one) => JSON.stringify(one));
  fc.assert(
    fc.property(fc.shuffledSubarray(texts), fc.nat({ max: 200 }), (some, cut) => {
      const text = some.join("\n");
      const report = showReport(parseShowLog(text.slice(0, text.length - cut)), "zh-CN");
      if (report === null) return;
      expect(report.endedAt).toBeGreaterThanOrEqual(report.startedAt);
      for (const card of report.destinations) {
        expect(card.onAirSeconds).toBeGreaterThanOrEqual(0);
        for (const { from, until } of card.gaps) expect(until ?? from).toBeGreaterThanOrEqual(from);
      }
    }),
  );
});

test("as lines for a terminal", () => {
  const report = showReport(whole, "zh-CN");
  expect(report && reportText(report, "zh-CN")).toEqual([
    "19:00:00–19:10:02，在播 0:10:00",
    "直播台中途离开 1 次，转推没有停",
    "快手: 推流 0:09:54，断 1 次，最长 6 s，180 MB，平均 2424 kbps",
    "  19:01:00–19:01:06 和「快手」的连接断了，正在重连",
    "抖音: 推流 0:09:29，断 1 次，最长 30 s，丢 42 帧，170 MB，平均 2390 kbps",
    expect.stringMatching(/^ {2}19:02:00–19:02:30 .*「抖音」让出了网速/),
    "垫片: 19:01:40–19:01:44 没有画面送来（OBS 停了推流，或「开播」页面关了），观众看到垫片画面",
  ]);
});
