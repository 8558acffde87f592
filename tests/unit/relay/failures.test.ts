import { expect, test } from "vitest";
import { troubleAtExpiry } from "../../../main/relay/destinations/expired";
import {
  type Trouble,
  troubleOfAnswer,
  troubleOfClose,
  troubleOfSilence,
  troubleOfSlowLine,
  troubleOfSocket,
} from "../../../main/relay/publisher/trouble";
import { messageFor } from "../../../preload/contract";

const socketError = (code: string) => Object.assign(new Error("x"), { code });
const reached = (code: string) => troubleOfSocket(socketError(code), "reach", "push.example", 1935);
const wrongKey = troubleOfAnswer("NetStream.Publish.BadName", "");
const now = Date.UTC(2026, 10, 28);
const place = (key: string) => ({ tcUrl: "rtmp://push.example/live", streamName: key });

/** Everything that can stand between the studio and a platform, as it comes out of the relay. */
const failures: Record<string, Trouble> = {
  "wrong key": troubleAtExpiry(wrongKey, place("k"), now),
  "expired key": troubleAtExpiry(wrongKey, place("k?txTime=5867D600"), now),
  "wrong key, without a word": troubleOfClose("publish"),
  "full queue": troubleOfSlowLine(120),
  "takes nothing": troubleOfSilence("publishing", "push.example", 1935, 10),
  "TLS: no such thing there": reached("EPROTO"),
  "TLS: certificate": reached("CERT_HAS_EXPIRED"),
  "DNS: no such name": reached("ENOTFOUND"),
  "DNS: no answer": reached("EAI_AGAIN"),
  "port closed": reached("ECONNREFUSED"),
  "no network": reached("ENETUNREACH"),
  "not reached": reached("ETIMEDOUT"),
  "no answer": troubleOfSilence("connect", "push.example", 1935, 10),
  "line lost": troubleOfClose("publishing"),
};

test.each(["zh-CN", "en"] as const)(
  "each failure is a sentence of its own with a next step of its own: %s",
  (language) => {
    const words = Object.entries(failures).map(([what, { code, params }]) => {
      const { message, hint } = messageFor(code, { ...params, name: "快手" }, language);
      expect(message, what).toContain("快手");
      expect(`${message}${hint}`, what).not.toMatch(/[{}]/);
      return { message, hint };
    });
    const distinct = (part: "message" | "hint") => new Set(words.map((word) => word[part])).size;
    expect(distinct("message")).toBe(words.length);
    expect(distinct("hint")).toBe(words.length);
  },
);

test("a refusal is put down to the key's age only where its own signature says so", () => {
  const codeOf = (trouble: Trouble, key: string) => troubleAtExpiry(trouble, place(key), now).code;
  expect(codeOf(wrongKey, "k?txTime=5867D600")).toBe("relay.key-expired");
  expect(codeOf(troubleOfClose("publish"), "k?txTime=5867D600")).toBe("relay.key-expired");
  expect(codeOf(wrongKey, "k?txTime=7F000000")).toBe("relay.key-refused");
  expect(codeOf(wrongKey, "k?txTime=nonsense")).toBe("relay.key-refused");
  // A closed port is a closed port, however old the key.
  expect(codeOf(reached("ECONNREFUSED"), "k?txTime=5867D600")).toBe("relay.port-refused");
  expect(troubleAtExpiry(wrongKey, place("k?txTime=5867D600"), now).isRefusal).toBe(true);
});
