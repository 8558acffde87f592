import { expect, test } from "vitest";
import {
  troubleOfAnswer,
  troubleOfClose,
  troubleOfSilence,
  troubleOfSocket,
} from "../../../main/relay/publisher/trouble";
import { messageFor, type texts } from "../../../preload/contract";
import { relayTexts } from "../../../preload/contract/texts/relay";

const socketError = (code: string) => Object.assign(new Error("x"), { code });

test.each([
  ["NetStream.Publish.BadName", "Already publishing", "relay.key-refused", true],
  ["NetStream.Publish.Denied", "", "relay.key-refused", true],
  ["NetStream.Publish.InvalidSign", "func:OnStatus", "relay.key-refused", true],
  [
    "NetConnection.Connect.Rejected",
    "[ AccessManager.Reject ] : [ code=403 need auth; authmod=adobe ]",
    "relay.needs-account",
    true,
  ],
  ["NetConnection.Connect.Rejected", "no room", "relay.connect-rejected", true],
  ["NetConnection.Connect.InvalidApp", "", "relay.app-unknown", true],
  ["NetStream.Unpublish.Success", "", "relay.ended-by-platform", false],
  ["NetStream.Something.Odd", "", "relay.server-error", false],
])("%s (%s) is %s", (answer, description, code, isRefusal) => {
  expect(troubleOfAnswer(answer, description)).toMatchObject({ code, isRefusal });
});

test.each([
  ["ENOTFOUND", "relay.name-unknown"],
  ["EAI_AGAIN", "relay.name-unresolved"],
  ["ECONNREFUSED", "relay.port-refused"],
  ["ETIMEDOUT", "relay.unreachable"],
  ["ENETUNREACH", "relay.no-network"],
  ["CERT_HAS_EXPIRED", "relay.certificate"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "relay.certificate"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "relay.certificate"],
  ["EPROTO", "relay.not-tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "relay.not-tls"],
  ["ECONNRESET", "relay.closed-at-handshake"],
])("%s while connecting is %s", (system, code) => {
  expect(troubleOfSocket(socketError(system), "reach", "h", 1935).code).toBe(code);
});

test("a lost line, a silent server and a hang-up are told apart by how far it had got", () => {
  expect(troubleOfSocket(socketError("ECONNRESET"), "publishing", "h", 1).code).toBe("relay.dropped");
  expect(troubleOfClose("connect").code).toBe("relay.closed-at-connect");
  expect(troubleOfClose("publish").code).toBe("relay.closed-at-publish");
  expect(troubleOfSilence("reach", "h", 443, 10).code).toBe("relay.unreachable");
  expect(troubleOfSilence("connect", "h", 443, 10).code).toBe("relay.no-answer");
  expect(troubleOfSilence("secure", "h", 443, 10).code).toBe("relay.not-tls");
  expect(troubleOfSilence("publishing", "h", 443, 10).code).toBe("relay.stalled");
});

test("a server's own words never reach the screen: they may repeat the key", () => {
  const trouble = troubleOfAnswer("live_key 123 is bad", "stream live_key_123 is not published");
  expect(JSON.stringify(trouble)).not.toContain("live_key");
});

test("every text is complete: each parameter it names is one that troubles bring", () => {
  const params = {
    name: "快手",
    answer: "a",
    host: "h",
    port: 1,
    seconds: 10,
    frames: 3,
    other: "b",
    platform: "抖音",
  };
  const more = { detail: "d", path: "p", field: "f", reason: "r", time: "t", hours: 48 };
  for (const code of Object.keys(relayTexts) as (keyof typeof texts)[])
    for (const language of ["zh-CN", "en"] as const) {
      const { message, hint } = messageFor(code, { ...params, ...more }, language);
      expect(`${message}${hint}`).not.toMatch(/[{}]/);
      expect(hint).not.toBe("");
    }
});
