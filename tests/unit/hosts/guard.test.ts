import { expect, test } from "vitest";
import { isOwnRequest } from "../../../main/hosts/web/guard";

const own = (headers: Record<string, string>, kind: "page" | "call" = "call") =>
  isOwnRequest({ headers, port: 18520, kind });

test.each(["127.0.0.1:18520", "localhost:18520", "LOCALHOST:18520", "[::1]:18520"])(
  "Host %s is ours",
  (host) => {
    expect(own({ host })).toBe(true);
  },
);

test.each([
  "evil.example",
  "evil.example:18520",
  "127.0.0.1",
  "127.0.0.1:18521",
  "127.0.0.1:18520.evil.example",
  "127.0.0.1.nip.io:18520",
  "localhost.:18520",
  "192.168.1.2:18520",
  "",
])("Host %j is foreign, as with DNS rebinding", (host) => {
  expect(own({ host })).toBe(false);
  expect(own({ host }, "page")).toBe(false);
});

test("a request without a Host is refused", () => {
  expect(own({})).toBe(false);
});

test.each([
  "http://evil.example",
  "https://127.0.0.1:18520",
  "http://127.0.0.1:18521",
  "http://127.0.0.1:18520@evil.example",
  "file://",
  "null",
  "",
])("Origin %j is foreign", (origin) => {
  expect(own({ host: "127.0.0.1:18520", origin })).toBe(false);
});

test("our own origins pass, under either name", () => {
  expect(own({ host: "127.0.0.1:18520", origin: "http://127.0.0.1:18520" })).toBe(true);
  expect(own({ host: "localhost:18520", origin: "http://localhost:18520" })).toBe(true);
});

test("another site may link to a page, and may not call", () => {
  const headers = { host: "127.0.0.1:18520", "sec-fetch-site": "cross-site" };
  expect(own(headers, "page")).toBe(true);
  expect(own(headers, "call")).toBe(false);
  expect(own({ ...headers, "sec-fetch-site": "same-site" }, "call")).toBe(false);
  expect(own({ ...headers, "sec-fetch-site": "same-origin" }, "call")).toBe(true);
});
