import { expect, test } from "vitest";
import {
  againstPlan,
  besideName,
  formatBitrate,
  formatBytes,
  formatClock,
  formatDate,
  formatDuration,
} from "../../../renderer/app/format";

test("durations read as a clock, hours only when there are any", () => {
  expect(formatDuration(0)).toBe("0:00");
  expect(formatDuration(59.9)).toBe("0:59");
  expect(formatDuration(61)).toBe("1:01");
  expect(formatDuration(3661)).toBe("1:01:01");
  expect(formatDuration(-5)).toBe("0:00");
});

test("a sentence beside a name does not begin with it again", () => {
  expect(besideName("「县台」的服务器 1.2.3.4 在，但端口没有开", "县台")).toBe(
    "服务器 1.2.3.4 在，但端口没有开",
  );
  expect(besideName("「县台」几秒没有收下画面", "县台")).toBe("几秒没有收下画面");
  expect(besideName("County's server hung up", "County")).toBe("Server hung up");
  expect(besideName("和「县台」的连接断了", "县台")).toBe("和「县台」的连接断了");
  expect(besideName("", "")).toBe("");
});

test("a time stands over, under or on its plan", () => {
  expect(againstPlan(300, 342)).toEqual({ kind: "over", seconds: 42 });
  expect(againstPlan(300, 285)).toEqual({ kind: "under", seconds: 15 });
  expect(againstPlan(300, 300.4)).toEqual({ kind: "even", seconds: 0 });
});

test("bytes step up a unit before they would read 1000", () => {
  expect(formatBytes(0)).toBe("0 B");
  expect(formatBytes(999)).toBe("999 B");
  expect(formatBytes(999_600)).toBe("1.0 MB");
  expect(formatBytes(1_840_000_000)).toBe("1.8 GB");
  expect(formatBytes(320_000_000)).toBe("320 MB");
});

test("bitrates are kbps until they are long", () => {
  expect(formatBitrate(2628.4)).toBe("2628 kbps");
  expect(formatBitrate(12_340)).toBe("12.3 Mbps");
});

test("clock and date are those of this computer", () => {
  const evening = Date.UTC(2026, 2, 8, 11, 5, 9);
  expect(formatClock(evening)).toBe("19:05:09");
  expect(formatClock(evening, false)).toBe("19:05");
  expect(formatDate(evening)).toBe("2026-03-08 19:05");
});
