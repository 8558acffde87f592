import { expect, test } from "vitest";
import { ageFindings } from "../../../main/relay/destinations/age";
import { cleaned, isMasked } from "../../../main/relay/destinations/clean";
import { expiryOf } from "../../../main/relay/destinations/expiry";
import { shapeFindings } from "../../../main/relay/destinations/shape";

const hour = 3_600_000;
const day = 24 * hour;
/** 2026-11-28T12:00:00Z. */
const now = 1_795_867_200_000;
const seconds = now / 1000;
const server = "rtmp://push.example/live";

test.each([
  // The example of Tencent's own page: 5867D600 is the first moment of 2017 in Beijing.
  ["k?txSecret=0a1b&txTime=5867D600", Date.UTC(2016, 11, 31, 16)],
  // Volcengine's: 1653632422 is 2022-05-27 14:20:22 in Beijing.
  ["livestream?volcTime=1653632422&volcSecret=e5bb", Date.UTC(2022, 4, 27, 6, 20, 22)],
  ["stream-123?expire=1732000000&sign=ab", 1_732_000_000_000],
  ["title?e=1463023142&token=ak:sign", 1_463_023_142_000],
  ["k?Expires=1900000000&Signature=x", 1_900_000_000_000],
  ["k?wsSecret=a&wsABStime=5C271099", 1_546_064_025_000],
  ["k?wsSecret=a&wsABSTime=1548744912", 1_548_744_912_000],
  // How long after these they are good for only the server knows; 30 days is the most.
  ["s?auth_key=1740562218-0-0-183e22e", 1_740_562_218_000 + 30 * day],
  ["s?hwSecret=ce20&hwTime=5eed5888", 0x5eed5888 * 1000 + 30 * day],
  // The earliest of several.
  ["k?txTime=5867D600&expire=1900000000", Date.UTC(2016, 11, 31, 16)],
])("%s says when it ends", (key, end) => {
  expect(expiryOf(server, key)).toBe(end);
});

test.each([
  ["", ""],
  ["k", ""],
  ["k?txTime=", ""],
  ["k?txTime=nonsense", ""],
  ["k?txTime=-5867D600", ""],
  ["k?txTime=0x5867D600", ""],
  ["k?txTime=00000001", ""],
  ["k?expire=99999999999999", ""],
  ["k?expire=1e9", ""],
  ["k?expire=NaN", ""],
  ["k?expire=1732000000000", ""],
  ["k?e=5&f=1732000000", ""],
  ["k?auth_key=abc-0-0-1732000000", ""],
  ["k?%E0%A4%A=1&expire=%%%", ""],
  // An end or a beginning, as its owner chose: nobody can tell.
  ["k?wsSecret=a&wsTime=1479808175", ""],
  // Bilibili's key has no time.
  ["?streamname=live_1_2&key=1732000000&schedule=rtmp&pflag=2", ""],
])("%s says nothing", (key) => {
  expect(expiryOf(server, key)).toBeNull();
});

test("a time in the server's own query counts too", () => {
  expect(expiryOf(`${server}?txTime=5867D600`, "k")).toBe(Date.UTC(2016, 11, 31, 16));
  expect(expiryOf(`${server}?expire=1900000000`, "k?expire=1800000000")).toBe(1_800_000_000_000);
});

const life = { platform: "快手", singleUse: false, validHours: null };
const age = { savedAt: null, usedAt: null };
const keyEnding = (milliseconds: number) => ({
  ...{ name: "一号", server, key: `k?expire=${seconds + milliseconds / 1000}` },
});

test("a key that has ended is an error, one that ends within a show a doubt, a later one neither", () => {
  const codes = (milliseconds: number) =>
    ageFindings(keyEnding(milliseconds), age, life, now).map(({ code, severity }) => `${severity} ${code}`);
  expect(codes(-1000)).toEqual(["error relay.key-expired"]);
  expect(codes(hour)).toEqual(["warning relay.key-ends-soon"]);
  expect(codes(4 * hour)).toEqual([]);
  expect(ageFindings(keyEnding(-1000), age, life, now)[0]?.params.time).toMatch(/^2026-11-2\d \d\d:59$/);
});

test("where a platform says how long keys live, the day it was entered counts; where once, its one show", () => {
  const place = { name: "一号", server, key: "bYowzZxAOZA" };
  const kuaishou = { platform: "快手", singleUse: true, validHours: 48 };
  const codes = (savedAt: number | null, usedAt: number | null) =>
    ageFindings(place, { savedAt, usedAt }, kuaishou, now).map(({ code }) => code);
  expect(codes(null, null)).toEqual([]);
  expect(codes(now - hour, null)).toEqual([]);
  expect(codes(now - 46 * hour, null)).toEqual(["relay.key-ends-soon"]);
  expect(codes(now - 49 * hour, null)).toEqual(["relay.key-outdated"]);
  expect(codes(now - 10 * hour, now - 5 * hour)).toEqual(["relay.key-used"]);
  expect(ageFindings(place, { savedAt: now - day, usedAt: now - day }, life, now)).toEqual([]);
});

test.each([
  ["  \u200bk\ufeff1\u00ad2 \u3000", "k12"],
  ["ｒｔｍｐ：／／ｈ．ｅｘａｍｐｌｅ／ｌｉｖｅ", "rtmp://h.example/live"],
  ["k？txSecret＝a＆txTime＝5867D600", "k?txSecret=a&txTime=5867D600"],
  ["live_竹园村_1", "live_竹园村_1"],
  ["two words", "two words"],
])("%j is cleaned", (pasted, clean) => {
  expect(cleaned(pasted)).toBe(clean);
});

test("dots in a row hide a key; two of them, or a dot in a word, do not", () => {
  expect(["••••4f2a", "●●●●●●", "********", "live_***"].every(isMasked)).toBe(true);
  expect(["a.b.c", "k**", "live_1"].some(isMasked)).toBe(false);
});

const twitch = {
  platform: "Twitch",
  serverPatterns: ["^rtmps?://[\\w.-]+\\.twitch\\.tv/app"],
  keyPattern: "^live_\\d+_",
};
const good = { name: "一号", server: "rtmp://live.twitch.tv/app", key: "live_123_abcdefgh" };
const codesOf = (place: Partial<typeof good>, others: (typeof good)[] = []) =>
  shapeFindings({ ...good, ...place }, twitch, others).map(({ code, severity }) => `${severity} ${code}`);

test.each([
  [{}, []],
  [{ key: "" }, ["error relay.key-missing"]],
  [{ key: "rtmp://live.twitch.tv/app/live_123_a" }, ["error relay.key-is-address"]],
  [{ key: "••••efgh" }, ["error relay.key-masked"]],
  [{ key: "live_123\u200b_abcd" }, ["error relay.key-odd-characters"]],
  [{ key: "live_123 _abcd" }, ["error relay.key-malformed"]],
  [{ server: "http://live.twitch.tv/app" }, ["error relay.server-invalid"]],
  [{ server: "rtmp://live.twitch.tv" }, ["error relay.server-without-app"]],
  [{ key: "123456789" }, ["warning relay.key-unlike"]],
  [{ server: "rtmp://a.rtmp.youtube.com/live2" }, ["warning relay.server-unlike"]],
])("%j gives %j", (place, codes) => {
  expect(codesOf(place)).toEqual(codes);
});

test("another destination's place is an error, its key alone a doubt, and short names of one's own are neither", () => {
  const other = { ...good, name: "二号" };
  expect(codesOf({}, [other])).toEqual(["error relay.duplicate"]);
  expect(codesOf({}, [{ ...other, server: "rtmp://live-tyo.twitch.tv/app" }])).toEqual([
    "warning relay.key-of-other",
  ]);
  const own = { name: "a", server: "rtmp://a.example/live", key: "live" };
  expect(shapeFindings(own, null, [{ ...own, server: "rtmp://b.example/live" }])).toEqual([]);
});

test("no finding repeats a key or a signature", () => {
  const secret = "s3cr3t-part-of-it";
  const found = [
    ...shapeFindings({ ...good, key: `${secret} x` }, twitch, []),
    ...shapeFindings({ ...good, server: `rtmp://h/app?sign=${secret}`, key: secret }, twitch, [
      { ...good, name: "二号", key: secret },
    ]),
    ...ageFindings({ ...good, key: `${secret}?expire=1500000000` }, age, life, now),
  ];
  expect(found.length).toBeGreaterThan(3);
  expect(JSON.stringify(found)).not.toContain("s3cr3t");
});
