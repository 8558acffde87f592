import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskKey, redactAddress, redactText } from "../../../main/core";

const key = "live_4242_sEcReT?txSecret=9f8e7d&txTime=66AA";

describe("redaction", () => {
  test.each([
    `rtmp://push.example.cn/live/${key}`,
    `publishing to rtmps://a.rtmp.example.com:443/app/${key} failed`,
    `srt://example.cn:9000?streamid=${key}&passphrase=9f8e7d`,
    `rtmp://user:9f8e7d@example.cn/live/x`,
    JSON.stringify({ server: "x", key, password: "sEcReT" }),
    JSON.stringify(JSON.stringify({ streamServiceSettings: { key } })),
    `obs --websocket_password=sEcReT --multi`,
    `Authorization: Bearer sEcReT`,
  ])("hides the secret in %s", (text) => {
    const redacted = redactText(text);
    expect(redacted).not.toContain("sEcReT");
    expect(redacted).not.toContain("9f8e7d");
  });

  test("keeps what helps: scheme, host and application", () => {
    expect(redactAddress(`rtmp://push.example.cn:1935/live/${key}`)).toBe(
      "rtmp://push.example.cn:1935/live/•••",
    );
    expect(redactAddress("rtmp://push.example.cn/live")).toBe("rtmp://push.example.cn/live");
  });

  test("no key of any shape survives in an address or a field", () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_?=&-]{8,60}$/);
    fc.assert(
      fc.property(secret, (value) => {
        const marked = `K7${value}`;
        expect(redactText(`x rtmp://h.example/app/${marked} y`)).not.toContain(marked);
        expect(redactText(JSON.stringify({ key: marked }))).not.toContain(marked);
      }),
    );
  });

  test("a mask never shows a short key", () => {
    expect(maskKey("")).toBe("");
    expect(maskKey("abc123")).toBe("••••");
    expect(maskKey("abcdefgh4f2a")).toBe("••••4f2a");
  });
});
