import { expect, test } from "vitest";
import { newToken, sameToken, tokenOf } from "../../../main/hosts/web/token";

test("tokens are long, safe in an address, and never the same", () => {
  const tokens = new Set(Array.from({ length: 100 }, newToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

test("only the very same token is the same, whatever its length", () => {
  const token = newToken();
  expect(sameToken(token, token)).toBe(true);
  expect(sameToken(`${token}x`, token)).toBe(false);
  expect(sameToken(token.slice(0, -1), token)).toBe(false);
  expect(sameToken("", token)).toBe(false);
});

test("a token is read from the header, or from a WebSocket's subprotocols", () => {
  expect(tokenOf({ authorization: "Bearer abc" })).toBe("abc");
  expect(tokenOf({ authorization: "bearer abc" })).toBe("abc");
  expect(tokenOf({ "sec-websocket-protocol": "hongcun.v1, token.abc" })).toBe("abc");
  expect(tokenOf({ authorization: "Basic abc" })).toBeNull();
  expect(tokenOf({ "sec-websocket-protocol": "hongcun.v1" })).toBeNull();
  expect(tokenOf({})).toBeNull();
});
