import { type CallAnswer, fromEnvelope } from "../../../preload/contract";
import { keepDeviceToken } from "../../app/bridge/device-token";

/** The code an invitation's link carries (`#code=123456`), or an empty text. */
export const codeInAddress = (hash: string): string =>
  (new URLSearchParams(hash.slice(1)).get("code") ?? "").replace(/\D/g, "").slice(0, 6);

/** What a device calls itself until its user says otherwise; enough to tell a tablet from a phone in the list. */
export function deviceName(agent: string): "ipad" | "iphone" | "android" | "computer" {
  if (/iPad/.test(agent)) return "ipad";
  if (/iPhone/.test(agent)) return "iphone";
  return /Android/.test(agent) ? "android" : "computer";
}

/**
 * Gives the code in for this device's own token and keeps that.
 * @throws StudioError `remote.wrong-code`, `remote.code-burnt`, `remote.too-many-devices` or `hosts.too-many-attempts`,
 * with the studio's own words and hint; TypeError where the studio cannot be reached.
 */
export async function pair(code: string, name: string): Promise<void> {
  const response = await fetch(new URL("api/pair", document.baseURI), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, name }),
  });
  const answer = (await response.json()) as CallAnswer;
  if (!answer.ok) throw Object.assign(fromEnvelope(answer.error), { hint: answer.error.hint });
  const { token } = answer.value as { token: string };
  keepDeviceToken(token);
}
