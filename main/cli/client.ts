import { type CallAnswer, StudioError } from "../../preload/contract";
import { hostPaths } from "../hosts/paths";
import { findRunning } from "../hosts/run-file";
import { RefusedCall } from "./failure";

/** How a command finds the studio it talks to. */
export interface StudioTarget {
  url?: string;
  token?: string;
  data?: string;
}

interface Address {
  base: string;
  token: string;
}

/** A card drawn with a picture, or a preset built by a slow OBS, may take its time; a dead studio answers at once. */
const callMilliseconds = 10 * 60_000;

function addressOf(url: string, token: string | undefined): Address {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw new StudioError("hosts.usage", { params: { detail: `--url ${url}` }, cause });
  }
  const inFragment = new URLSearchParams(parsed.hash.slice(1)).get("token");
  return { base: parsed.origin, token: token ?? inFragment ?? "" };
}

async function locate(target: StudioTarget, bundle: string): Promise<Address> {
  if (target.url !== undefined) return addressOf(target.url, target.token);
  const { studio, runFile } = hostPaths({ data: target.data ?? null, bundle });
  const running = await findRunning(runFile);
  if (running === null) throw new StudioError("hosts.not-running", { params: { folder: studio.data } });
  return { base: `http://127.0.0.1:${running.port}`, token: target.token ?? running.token };
}

async function post({ base, token }: Address, method: string, input: unknown): Promise<CallAnswer> {
  try {
    const response = await fetch(`${base}/api/call`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ method, input }),
      signal: AbortSignal.timeout(callMilliseconds),
    });
    return (await response.json()) as CallAnswer;
  } catch (cause) {
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    const reason = inner instanceof Error ? inner.message : String(inner);
    throw new StudioError("hosts.unreachable", { params: { url: base, reason }, cause });
  }
}

/**
 * Calls a method of a running studio and gives its value.
 * @throws RefusedCall with the studio's own answer; StudioError `hosts.not-running` or `hosts.unreachable`.
 */
export async function callStudio(
  target: StudioTarget,
  bundle: string,
  method: string,
  input: unknown,
): Promise<unknown> {
  const answer = await post(await locate(target, bundle), method, input);
  if (!answer.ok) throw new RefusedCall(answer.error);
  return answer.value;
}
