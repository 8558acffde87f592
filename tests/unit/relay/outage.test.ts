import { expect, test } from "vitest";
import { createOutage } from "../../../main/relay/publisher/outage";
import type { Trouble } from "../../../main/relay/publisher/trouble";

const lost: Trouble = { code: "relay.dropped", params: {}, isRefusal: false };
const refused: Trouble = { code: "relay.key-refused", params: {}, isRefusal: true };

test("a room's clock runs from the last picture it had, and stops when it has one again", () => {
  const outage = createOutage(60_000);
  outage.tryBegins(0);
  outage.pictureSent(500);
  expect(outage.publishedAt).toBeNull();
  outage.settled(1_000);
  expect(outage.publishedAt).toBe(500);
  outage.pictureSent(9_000);
  expect(outage.closesAt(9_100)).toBeNull();
  // Ten seconds before it was noticed, the platform took its last byte.
  outage.failed(20_000, lost, 10_000);
  expect(outage.closesAt(20_000)).toBe(9_000 + 60_000);
  outage.tryBegins(21_000);
  outage.pictureSent(21_100);
  expect(outage.closesAt(21_500)).toBe(69_000);
  outage.settled(22_000);
  expect(outage.closesAt(22_000)).toBeNull();
  expect(outage.publishedAt).toBe(500);
});

test("where nobody knows the room's patience, or it never had a picture, no end is told", () => {
  const unknown = createOutage(null);
  unknown.pictureSent(0);
  unknown.settled(1_000);
  unknown.failed(2_000, lost, 0);
  expect(unknown.closesAt(5_000)).toBeNull();
  const unseen = createOutage(60_000);
  unseen.failed(2_000, lost, 0);
  expect(unseen.closesAt(5_000)).toBeNull();
});

test("a connection without a picture counts too: the relay had nothing to send", () => {
  const outage = createOutage(60_000);
  outage.settled(0);
  outage.pictureSent(1_000);
  expect(outage.closesAt(11_000)).toBeNull();
  expect(outage.closesAt(14_000)).toBe(61_000);
});

test("it hurries after a picture within the platform's patience, and only then", () => {
  const outage = createOutage(30_000);
  expect(outage.tryBegins(0)).toBe(false);
  outage.failed(100, lost, 0);
  expect(outage.tryBegins(1_000)).toBe(false);
  outage.pictureSent(1_000);
  outage.settled(2_000);
  outage.tick(2_000);
  outage.tick(10_000);
  expect(outage.failed(20_000, lost, 0)).toBe(250);
  expect(outage.tryBegins(20_250)).toBe(true);
  expect(outage.failed(20_260, refused, 0)).toBe(2_000);
  expect(outage.tryBegins(55_000)).toBe(false);
  expect(outage.failed(55_000, refused, 0)).toBe(8_000);
});

test("a stream that ends a moment after it began goes on with the trouble before it", () => {
  const outage = createOutage(10_000);
  outage.pictureSent(0);
  outage.settled(0);
  let now = 20_000;
  const waits: number[] = [];
  for (let round = 0; round < 8; round++) {
    waits.push(outage.failed(now, lost, 0));
    now += waits.at(-1) ?? 0;
    outage.tryBegins(now);
    outage.settled(now + 1_000);
    now += 2_000;
    outage.tick(now);
  }
  expect(waits.at(-1)).toBe(8_000);
  outage.settled(now);
  outage.tick(now + 6_000);
  expect(outage.failed(now + 7_000, lost, 0)).toBe(250);
});
