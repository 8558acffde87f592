import { expect, test } from "vitest";
import { isSamePlace, tidyEntry } from "../../../main/relay/destinations/entry";

const refusal = (server: string, key: string | undefined, hasSavedKey = false) => {
  try {
    tidyEntry({ server, key }, hasSavedKey);
  } catch (error) {
    return error;
  }
  return null;
};

test.each([
  [
    "rtmp://h/live",
    "k?txSecret=1&txTime=2",
    { server: "rtmp://h/live", query: "", key: "k?txSecret=1&txTime=2" },
  ],
  ["  rtmp://h/live \n", " k \n", { server: "rtmp://h/live", key: "k" }],
  ["rtmp://h/live/k123", "k123", { server: "rtmp://h/live", key: "k123" }],
  ["rtmp://h/live", "rtmp://h/live/k123?a=b", { server: "rtmp://h/live", key: "k123?a=b" }],
  ["rtmp://h/live/", "rtmp://h/live/k123", { server: "rtmp://h/live/", key: "k123" }],
  ["rtmp://h/live?auth=Ab/c==", "k", { server: "rtmp://h/live", query: "?auth=Ab/c==", key: "k" }],
  ["rtmp://h/app/instance", "k", { server: "rtmp://h/app/instance", key: "k" }],
  ["rtmp://h/live", "", { key: "" }],
  ["rtmp://h/live", undefined, { key: undefined }],
  ["rtmp：／／h／live\u200b", "\ufeffk？a＝1", { server: "rtmp://h/live", key: "k?a=1" }],
])("%s with %s is tidied", (server, key, expected) => {
  expect(tidyEntry({ server, key }, false)).toMatchObject(expected);
});

test.each([
  ["rtmp://h/live", "rtmp://other/live/k", "relay.key-is-address", "key"],
  ["rtmp://h/live", "https://live.example/room", "relay.key-is-address", "key"],
  ["rtmp://h/live", "two words", "relay.key-malformed", "key"],
  ["rtmp://h/live", "••••4f2a", "relay.key-masked", "key"],
  ["rtmp://h/live/live_12345", undefined, "relay.key-in-server", "server"],
  ["rtmp://h/live/live_12345", "", "relay.key-in-server", "server"],
  ["rtmp://h", "k", "relay.server-without-app", "server"],
  ["rtmp://user:pass@h/live", "k", "relay.server-invalid", "server"],
])("%s with %s is refused by its field", (server, key, code, field) => {
  expect(refusal(server, key)).toMatchObject({ code, field });
});

test("a longer path is fine where a key is saved already", () => {
  expect(refusal("rtmp://h/app/instance", undefined, true)).toBeNull();
});

test("the same place is recognised however it is written", () => {
  const place = { server: "rtmp://h.example/live", key: "k" };
  expect(isSamePlace(place, { server: "RTMP://H.example:1935/live/", key: "k" })).toBe(true);
  expect(isSamePlace(place, { server: "rtmp://h.example/live", key: "K" })).toBe(false);
  expect(isSamePlace(place, { server: "rtmps://h.example/live", key: "k" })).toBe(true);
  expect(isSamePlace(place, { server: "rtmp://h.example:1936/live", key: "k" })).toBe(false);
  expect(isSamePlace({ ...place, key: "" }, { ...place, key: "" })).toBe(false);
});
