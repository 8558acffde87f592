import fc from "fast-check";
import { expect, test } from "vitest";
import { splitAddress } from "../../../main/relay/publisher/address";

test.each([
  [
    "rtmp://a.example/live2",
    "k",
    { host: "a.example", port: 1935, app: "live2", tcUrl: "rtmp://a.example/live2" },
  ],
  [
    "rtmp://a.example/live-bvc/",
    "?streamname=l&key=1",
    { app: "live-bvc", streamName: "?streamname=l&key=1" },
  ],
  [
    "rtmps://live.example:443/rtmp/",
    "FB-1?s_bl=1&a=Ab/c==",
    { isTls: true, port: 443, tcUrl: "rtmps://live.example:443/rtmp" },
  ],
  ["rtmps://live.example/app/x", "k", { port: 443, app: "app/x" }],
  ["rtmp://h/live?sig=a/b/", "k", { app: "live?sig=a/b/", tcUrl: "rtmp://h/live?sig=a/b/" }],
  [
    "RTMP://[::1]:1936/live",
    "/k",
    { host: "::1", port: 1936, streamName: "k", tcUrl: "rtmp://[::1]:1936/live" },
  ],
  ["rtmp://推流.example/村", "k", { host: "推流.example", app: "村" }],
])("%s is split", (server, key, expected) => {
  expect(splitAddress(server, key)).toMatchObject(expected);
});

test.each([
  "http://a/live",
  "rtmp://",
  "rtmp:///live",
  "rtmp://a:0/live",
  "rtmp://a:99999/x",
  "rtmp://u:p@a/live",
  "rtmp://a/li ve",
])("%s is no address", (server) => expect(splitAddress(server, "k")).toBeNull());

test("a key of any kind goes through unharmed", () => {
  const key = fc.stringMatching(/^[^\s/][^\s]{0,80}$/u);
  fc.assert(
    fc.property(key, (text) => {
      expect(splitAddress("rtmp://a/live", text)?.streamName).toBe(text);
    }),
  );
});
