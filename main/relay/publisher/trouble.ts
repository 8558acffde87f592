import type { relayTexts } from "../../../preload/contract/texts/relay";

/** Why a destination does not take the picture: a code of `texts/relay.ts` and what its message names. No secrets. */
export interface Trouble {
  code: keyof typeof relayTexts;
  params: Readonly<Record<string, string | number>>;
  /** True where the server said no: trying again soon will not help. */
  isRefusal: boolean;
}

/** How far a connection had got. */
export type PublishStep = "reach" | "secure" | "handshake" | "connect" | "stream" | "publish" | "publishing";

const trouble = (code: Trouble["code"], params: Trouble["params"] = {}, isRefusal = false): Trouble => ({
  code,
  params,
  isRefusal,
});

/** Only what looks like a status code is shown: descriptions in the field repeat the stream's name, which is the key. */
const safeCode = (code: string): string => (/^[A-Za-z][\w.]{0,79}$/.test(code) ? code : "?");

/** Maps an RTMP error answer (`NetStream.Publish.BadName` …) to words. */
export function troubleOfAnswer(code: string, description: string): Trouble {
  const answer = safeCode(code);
  // InvalidSign is what TikTok's servers say of a key that was cut short.
  if (/^NetStream\.Publish\.(BadName|Denied|Rejected|Unauthorized|InvalidSign)/i.test(code)) {
    return trouble("relay.key-refused", { answer }, true);
  }
  if (/authmod|needauth|auth/i.test(description) && /Connect\.Rejected/i.test(code)) {
    return trouble("relay.needs-account", {}, true);
  }
  if (/^NetConnection\.Connect\.InvalidApp/i.test(code)) return trouble("relay.app-unknown", {}, true);
  if (/^NetConnection\.Connect\.Rejected/i.test(code))
    return trouble("relay.connect-rejected", { answer }, true);
  if (/AppShutdown|Connect\.Closed|Unpublish/i.test(code))
    return trouble("relay.ended-by-platform", { answer });
  return trouble("relay.server-error", { answer });
}

/** What a connection that was closed without a word most likely means, by how far it had got. */
export function troubleOfClose(step: PublishStep): Trouble {
  if (step === "publishing") return trouble("relay.dropped");
  if (step === "publish") return trouble("relay.closed-at-publish");
  if (step === "reach" || step === "secure" || step === "handshake")
    return trouble("relay.closed-at-handshake");
  return trouble("relay.closed-at-connect");
}

/** What a wait that ran out means, by what was waited for. */
export function troubleOfSilence(step: PublishStep, host: string, port: number, seconds: number): Trouble {
  if (step === "secure") return trouble("relay.not-tls", { host, port });
  if (step === "reach") return trouble("relay.unreachable", { host });
  if (step === "publishing") return trouble("relay.stalled", { seconds });
  return trouble("relay.no-answer", { host, seconds });
}

/** Codes of Node's TLS whose cause is the server's certificate (OpenSSL's X509_V_ERR_* and Node's own). */
const certificateCodes =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA)/;

const networkCodes: Record<string, Trouble["code"]> = {
  ENOTFOUND: "relay.name-unknown",
  EAI_AGAIN: "relay.name-unresolved",
  EAI_NODATA: "relay.name-unknown",
  EAI_NONAME: "relay.name-unknown",
  ECONNREFUSED: "relay.port-refused",
  ETIMEDOUT: "relay.unreachable",
  EHOSTUNREACH: "relay.no-network",
  ENETUNREACH: "relay.no-network",
  ENETDOWN: "relay.no-network",
  EADDRNOTAVAIL: "relay.no-network",
};

/** Maps an error of a socket to words. */
export function troubleOfSocket(error: unknown, step: PublishStep, host: string, port: number): Trouble {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (certificateCodes.test(code)) return trouble("relay.certificate", { host });
  if (/^(EPROTO|ERR_SSL_|ERR_TLS_)/.test(code)) return trouble("relay.not-tls", { host, port });
  // ETIMEDOUT in mid-stream comes from the kernel giving up on a line that is dead.
  if (step === "publishing") return trouble("relay.dropped");
  const known = networkCodes[code];
  if (known === undefined && step === "secure") return trouble("relay.not-tls", { host, port });
  return known === undefined ? troubleOfClose(step) : trouble(known, { host, port });
}

/** The peer's bytes make no sense as RTMP. */
export const troubleOfProtocol = (step: PublishStep, host: string, port: number): Trouble =>
  step === "publishing" ? trouble("relay.dropped") : trouble("relay.not-rtmp", { host, port });

/** The line is slower than the picture: `frames` were left out so far. */
export const troubleOfSlowLine = (frames: number): Trouble => trouble("relay.too-slow", { frames });

/** The platform has taken nothing for some seconds: it may go on any moment. */
export const troubleOfHalt: Trouble = trouble("relay.not-taking");
