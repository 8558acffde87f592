import { expect, test } from "vitest";
import { askedWindowBytes, createAckWatch } from "../../../main/relay/publisher/ack-watch";

const bytesASecond = 312_500;

/** Sends for some seconds at 2.5 Mbit/s; the server acknowledges each `window` bytes it has read. */
function stream(
  watch: ReturnType<typeof createAckWatch>,
  from: number,
  seconds: number,
  window: number,
  sent = 0,
) {
  let told = Math.floor(sent / window) * window;
  let total = sent;
  for (let at = from; at < from + seconds * 1000; at += 100) {
    watch.sent(bytesASecond / 10, at);
    total += bytesASecond / 10;
    for (; total - told >= window; told += window) watch.acknowledged((told + window) % 0xf0000000, at);
  }
  return total;
}

test("a server that reads no more is known a few seconds later, whatever the system's buffers take", () => {
  const watch = createAckWatch();
  stream(watch, 0, 20, askedWindowBytes);
  expect(watch.silentFor(20_000)).toBe(0);
  for (let at = 20_000; at < 33_000; at += 100) watch.sent(bytesASecond / 10, at);
  const silent = watch.silentFor(33_000);
  expect(silent).toBeGreaterThan(11_500);
  expect(silent).toBeLessThan(13_000);
  watch.acknowledged(7_000_000, 33_100);
  expect(watch.silentFor(33_200)).toBeLessThan(200);
});

test("a server that acknowledges by a larger window of its own is not held to ours", () => {
  const watch = createAckWatch();
  stream(watch, 0, 120, 5_000_000);
  expect(watch.silentFor(120_000)).toBe(0);
});

test("a server that never acknowledges, or did once by habit, is not called silent", () => {
  for (const habit of [0, 1, 2]) {
    const watch = createAckWatch();
    for (let count = 0; count < habit; count++) watch.acknowledged(count * 1000, 0);
    for (let at = 0; at < 60_000; at += 100) watch.sent(bytesASecond / 10, at);
    expect([watch.silentFor(60_000), watch.owedBytes(), watch.overdueBytes()]).toEqual([0, 0, 0]);
  }
});

test("a count that begins again at 0 is followed", () => {
  const watch = createAckWatch();
  const nearly = 0xf0000000 - 3 * askedWindowBytes;
  watch.sent(nearly, 0);
  watch.acknowledged(nearly - 200, 0);
  watch.acknowledged(nearly - 100, 0);
  watch.acknowledged(nearly, 0);
  stream(watch, 0, 10, askedWindowBytes, nearly);
  expect(watch.silentFor(10_000)).toBe(0);
  expect(watch.owedBytes()).toBeLessThan(3 * askedWindowBytes);
});

test("a pause of the picture is no silence of the server", () => {
  const watch = createAckWatch();
  const total = stream(watch, 0, 10, askedWindowBytes);
  expect(watch.silentFor(600_000)).toBe(0);
  watch.sent(3 * askedWindowBytes, 600_000);
  expect(watch.silentFor(600_500)).toBe(500);
  expect(watch.overdueBytes()).toBeGreaterThan(0);
  watch.acknowledged(total + 3 * askedWindowBytes, 600_600);
  expect(watch.overdueBytes()).toBe(0);
});
